package dev.ashlar.host.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.build.BuildListener;
import dev.ashlar.host.build.Builder;
import dev.ashlar.host.watch.WatchEvent.Built;
import dev.ashlar.host.watch.WatchEvent.ManifestRefused;
import dev.ashlar.host.watch.WatchEvent.Served;
import dev.ashlar.host.watch.WatchEvent.ServingRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are a POSIX shell's")
@Timeout(120)
class WatchTest {
    private static final String MANIFEST = """
            [component.web]
            source = "web.wasm"
            routes = ["/..."]
            build = { command = "grep -v broken web.c > web.wasm", watch = ["*.c", "src/**/*.c"] }
            """;

    @TempDir
    private Path folder;

    private final List<String> served = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
    private Watch watch;
    private Thread running = new Thread();
    private boolean refuse;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("ashlar.toml"), MANIFEST);
        Files.writeString(folder.resolve("web.c"), "one");
        watch = new Watch(
                folder,
                new Builder.Options(2, false),
                application -> {
                    if (refuse) {
                        throw new IllegalStateException("does not link");
                    }
                    served.add(content("web.wasm"));
                },
                new BuildListener() {},
                events::add);
    }

    @AfterEach
    void stop() throws InterruptedException {
        running.interrupt();
        running.join();
        watch.close();
    }

    private String content(String name) {
        try {
            return Files.readString(folder.resolve(name)).strip();
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void change(String name, String content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    /** Until nothing changes any more. */
    private List<WatchEvent> settle() throws InterruptedException {
        while (watch.update()) {
            // the outputs of a build are changes, too
        }
        var all = new ArrayList<WatchEvent>();
        events.drainTo(all);
        return all;
    }

    @Test
    void buildsAndServesWhatChanged() throws Exception {
        assertThat(settle()).hasExactlyElementsOfTypes(Built.class, Served.class);
        assertThat(settle()).isEmpty();
        change("web.c", "two, longer");
        var events = settle();
        assertThat(events).hasExactlyElementsOfTypes(Built.class, Served.class);
        assertThat(((Served) events.getLast()).changed()).containsExactly("web");
        assertThat(served).containsExactly("one", "two, longer");
    }

    @Test
    void whatIsBrokenLeavesTheOldOneServing() throws Exception {
        settle();
        change("web.c", "broken");
        var failed = (Built) settle().getFirst();
        assertThat(failed.failed()).isTrue();
        assertThat(served).containsExactly("one");

        change("ashlar.toml", MANIFEST + "nonsense");
        assertThat(settle()).hasExactlyElementsOfTypes(ManifestRefused.class);
        change("ashlar.toml", MANIFEST);
        change("web.c", "mended it");
        assertThat(settle()).hasExactlyElementsOfTypes(Built.class, Served.class);
        assertThat(served).containsExactly("one", "mended it");

        refuse = true;
        change("web.c", "does not link");
        assertThat(settle()).hasExactlyElementsOfTypes(Built.class, ServingRefused.class);
        refuse = false;
        change("web.c", "links again");
        settle();
        assertThat(served).containsExactly("one", "mended it", "links again");
    }

    @Test
    void servesWhatIsThereWhereItCannotBeBuilt() throws Exception {
        change("ashlar.toml", MANIFEST.replace("grep -v broken web.c > web.wasm", "no-such-tool"));
        change("web.wasm", "prebuilt");
        assertThat(settle()).hasExactlyElementsOfTypes(Built.class, Served.class);
        assertThat(served).containsExactly("prebuilt");
    }

    @Test
    void aComponentThatIsPutThereByHandIsServed() throws Exception {
        change("ashlar.toml", "[component.web]\nsource = \"web.wasm\"\nroutes = [\"/...\"]\n");
        assertThat(settle()).hasExactlyElementsOfTypes(ManifestRefused.class);
        change("web.wasm", "by hand");
        assertThat(settle()).hasExactlyElementsOfTypes(Served.class);
        assertThat(served).containsExactly("by hand");
    }

    @Test
    void noticesChangesByItself() throws Exception {
        running = Thread.ofPlatform().start(() -> {
            try {
                watch.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                // it is over
            }
        });
        awaitServed();
        change("web.c", "two, longer");
        awaitServed();
        // in a directory that comes to be
        change("src/deep/er.c", "counts, but is not compiled");
        assertThat(awaitBuilt().failed()).isFalse();
        change("ashlar.toml", MANIFEST + "environment = { A = \"1\" }\n");
        awaitServed();
        assertThat(served).startsWith("one", "two, longer").endsWith("two, longer");
    }

    private void awaitServed() throws InterruptedException {
        WatchEvent event;
        do {
            event = events.poll(60, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
        } while (!(event instanceof Served));
    }

    private Built awaitBuilt() throws InterruptedException {
        while (true) {
            var event = events.poll(60, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            if (event instanceof Built built) {
                return built;
            }
        }
    }

    @Test
    void takesManyEventsAsOneAndScansWhereItCannotWatch() throws Exception {
        try (var watcher = new ChangeWatcher(Duration.ofMillis(300), Duration.ofSeconds(5), Duration.ofMillis(200))) {
            watcher.watch(Set.of(folder));
            for (int i = 0; i < 20; i++) {
                change("file" + i, "x");
            }
            assertThat(watcher.await()).isTrue();
            watcher.watch(Set.of(folder, folder.resolve("nowhere")));
            assertThat(watcher.await()).as("nothing is left but to look").isFalse();
        }
    }
}
