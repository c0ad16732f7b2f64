package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code ashlar watch} as a process. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are a POSIX shell's")
@Timeout(600)
class WatchCommandTest {
    /** Says hello, whatever is asked. */
    private static final Path HELLO = Path.of("../guests/http/built/c-hello.wasm");

    /** Describes the request where that is asked. */
    private static final Path PROBE = Path.of("../guests/http/built/c-probe.wasm");

    private static final String MANIFEST = """
            [component.web]
            source = "web.wasm"
            routes = ["/..."]
            """;

    @TempDir
    private Path folder;

    private AshlarProcess watch() throws IOException, InterruptedException {
        return AshlarProcess.start(folder, "watch", "--addr", "127.0.0.1:0").awaitAddress();
    }

    private void put(Path component) throws IOException {
        var copy = Files.copy(component, folder.resolve("new"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(copy, folder.resolve("web.wasm"), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Requests from several clients without a pause, until it is closed. */
    private static final class Load implements AutoCloseable {
        private final AtomicBoolean stopped = new AtomicBoolean();
        private final AtomicInteger answered = new AtomicInteger();
        private final List<String> failures = new CopyOnWriteArrayList<>();
        private final Set<String> answers = ConcurrentHashMap.newKeySet();
        private final List<Thread> clients = new ArrayList<>();

        Load(AshlarProcess server, String path) {
            for (int i = 0; i < 4; i++) {
                clients.add(Thread.ofPlatform().start(() -> {
                    while (!stopped.get()) {
                        try {
                            answers.add(server.get(path).lines().findFirst().orElse(""));
                            answered.incrementAndGet();
                        } catch (IOException | RuntimeException | AssertionError e) {
                            failures.add(e.toString());
                        }
                    }
                }));
            }
        }

        void awaitMore(int requests) throws InterruptedException {
            int goal = answered.get() + requests;
            while (answered.get() < goal && failures.isEmpty()) {
                Thread.sleep(5);
            }
        }

        void awaitAnswer(String start) throws InterruptedException {
            while (answers.stream().noneMatch(answer -> answer.startsWith(start)) && failures.isEmpty()) {
                Thread.sleep(5);
            }
        }

        @Override
        public void close() {
            stopped.set(true);
            clients.forEach(Load::join);
        }

        private static void join(Thread client) {
            try {
                client.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void swapsWithoutAFailedRequest() throws Exception {
        Files.writeString(folder.resolve("ashlar.toml"), MANIFEST);
        put(HELLO);
        try (var server = watch();
                var load = new Load(server, "/describe")) {
            load.awaitMore(200);
            assertThat(load.answers).containsExactly("hello, world");
            put(PROBE);
            load.awaitAnswer("GET ");
            load.answers.clear();
            put(HELLO);
            load.awaitAnswer("hello");
            load.awaitMore(200);
            assertThat(load.failures).isEmpty();
        }
    }

    @Test
    void whatIsBrokenLeavesTheOldOneServing() throws Exception {
        Files.writeString(
                folder.resolve("ashlar.toml"),
                MANIFEST + "build = { command = \"cp $(cat which) web.wasm\", watch = [\"which\"] }\n");
        Files.writeString(folder.resolve("which"), HELLO.toAbsolutePath().toString());
        try (var server = watch()) {
            assertThat(server.get("/describe")).isEqualTo("hello, world\n");
            Files.writeString(folder.resolve("which"), "nowhere");
            server.await("nowhere");
            assertThat(server.get("/describe")).isEqualTo("hello, world\n");
            Files.writeString(folder.resolve("ashlar.toml"), MANIFEST + "nonsense = 1\n");
            server.await("nonsense");
            assertThat(server.get("/describe")).isEqualTo("hello, world\n");
            Files.writeString(folder.resolve("ashlar.toml"), MANIFEST);
            put(PROBE);
            server.await("serving");
            assertThat(server.get("/describe")).startsWith("GET ");
        }
    }
}
