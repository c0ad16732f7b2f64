package dev.ashlar.host.watch;

import dev.ashlar.host.build.BuildException;
import dev.ashlar.host.build.BuildListener;
import dev.ashlar.host.build.BuildResult;
import dev.ashlar.host.build.BuildTarget;
import dev.ashlar.host.build.Builder;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.Loaded;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ManifestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what serves an application up to date with its files. Whatever is wrong with these, what was served last goes on being
 * served. Events of the file system only say when to look; what changed is told by the files' contents.
 */
public final class Watch implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(80);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration SCAN = Duration.ofSeconds(1);

    private final Path manifest;
    private final Server server;
    private final BuildListener building;
    private final Consumer<WatchEvent> listener;
    private final Builder builder;
    private final Builder.Options options;
    private Optional<Snapshot> last = Optional.empty();
    private Optional<Snapshot> served = Optional.empty();

    /** Serves an application, and takes another state of it in its place. */
    @FunctionalInterface
    public interface Server {
        /**
         * Serves it from now on; requests in flight end on what they began with.
         *
         * @throws RuntimeException when it cannot; what was served before is
         */
        void serve(Application application);
    }

    /**
     * @param manifest the manifest, or the directory that has it
     * @param building is told how builds go
     * @param listener is told what comes of changes
     */
    public Watch(
            Path manifest,
            Builder.Options options,
            Server server,
            BuildListener building,
            Consumer<WatchEvent> listener) {
        this.manifest = manifest;
        this.options = options;
        this.server = server;
        this.building = building;
        this.listener = listener;
        var directory = Files.isDirectory(manifest)
                ? manifest
                : manifest.toAbsolutePath().getParent();
        this.builder = new Builder(directory == null ? Path.of("") : directory);
    }

    /** Builds and serves, and does so again at each change, until the thread is interrupted. */
    public void run() throws InterruptedException, IOException {
        try (var watcher = new ChangeWatcher(QUIET, LONGEST, SCAN)) {
            while (true) {
                // watched before it is looked at, so that nothing falls between
                watcher.watch(Snapshot.directories(manifest, last));
                if (!updateIfReadable()) {
                    watcher.await();
                }
            }
        }
    }

    private boolean updateIfReadable() throws InterruptedException {
        try {
            return update();
        } catch (BuildException e) {
            listener.accept(new WatchEvent.ManifestRefused(e));
            return false;
        }
    }

    /**
     * Looks at the files, and does what has to be done.
     *
     * @return whether files were other than the last time, so that they may be other again by now
     */
    boolean update() throws InterruptedException {
        var now = Snapshot.take(manifest);
        if (last.filter(now::equals).isPresent()) {
            return false;
        }
        var before = last.filter(now::hasManifestOf);
        try {
            react(before);
        } finally {
            // what a build makes is no change, and what was written while it ran is one
            last = Optional.of(now.withComponentsOf(Snapshot.take(manifest)));
        }
        return true;
    }

    private void react(Optional<Snapshot> before) throws InterruptedException {
        try {
            var loaded = ManifestLoader.load(manifest, NamedFiles.NOT_YET);
            boolean built = build(loaded.application(), before);
            if (built || served.isEmpty() && allThere(loaded.application())) {
                serve(loaded, Snapshot.take(manifest));
            }
        } catch (ManifestException e) {
            listener.accept(new WatchEvent.ManifestRefused(e));
        }
    }

    /** At first something that was built once, perhaps elsewhere, is better than nothing. */
    private static boolean allThere(Application application) {
        return BuildTarget.of(application).stream()
                .allMatch(target -> target.output().filter(Files::notExists).isEmpty());
    }

    /** @param before when the manifest was the same; what says nothing about its files is not built for theirs */
    private boolean build(Application application, Optional<Snapshot> before) throws InterruptedException {
        var targets = BuildTarget.of(application).stream()
                .filter(target -> before.isEmpty() || !target.watch().isEmpty())
                .toList();
        var results = builder.build(targets, options, building).stream()
                .filter(result -> !(result instanceof BuildResult.Unchanged))
                .toList();
        var built = new WatchEvent.Built(results);
        if (!results.isEmpty()) {
            listener.accept(built);
        }
        return !built.failed();
    }

    private void serve(Loaded loaded, Snapshot now) {
        var changed = served.map(now::changedComponents).orElse(List.of());
        if (served.isPresent() && changed.isEmpty() && now.hasManifestOf(served.get())) {
            return;
        }
        long start = System.nanoTime();
        try {
            var application = ManifestLoader.load(manifest, NamedFiles.REQUIRED).application();
            server.serve(application);
            served = Optional.of(now);
            var time = Duration.ofNanos(System.nanoTime() - start);
            listener.accept(new WatchEvent.Served(application, loaded.warnings(), changed, time));
        } catch (ManifestException e) {
            throw e;
        } catch (RuntimeException e) {
            listener.accept(new WatchEvent.ServingRefused(e));
        }
    }

    /** Kills builds that run. */
    @Override
    public void close() {
        builder.close();
    }
}
