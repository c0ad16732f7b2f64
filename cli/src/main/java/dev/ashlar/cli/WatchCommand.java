package dev.ashlar.cli;

import dev.ashlar.host.build.Builder;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.host.watch.Watch;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.ServerLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar watch}: runs an application while it is written. */
@Command(
        name = "watch",
        description = {
            "Run an application, and build and swap in what changes.",
            "",
            "Looks at the manifest, the files that \"watch\" patterns of builds match, and the components' own files. Requests in "
                    + "flight end on what they began with. While something is broken, it says so, and what worked last goes on "
                    + "answering."
        },
        footer = {"", "Examples:", "  ashlar watch", "  ashlar watch examples/photos --addr 127.0.0.1:9000"})
final class WatchCommand implements Callable<Integer> {
    private static final Duration DRAIN = Duration.ofSeconds(2);

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The directory of the application, or its manifest. Default: the current directory.")
    private @Nullable Path path;

    @Mixin
    private ManifestFile manifest;

    @Mixin
    private ListenOptions listen;

    @Mixin
    private VariableOptions variables;

    @Mixin
    private StateDirectory stateDirectory;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            description = "Build commands that run at a time. Default: as many as there are processors.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    @Mixin
    private CacheOptions cache;

    @Option(names = "--quiet", description = "Log only the requests that fail.")
    private boolean quiet;

    @Override
    public Integer call() throws InterruptedException {
        var file = manifest.path(path);
        var values = variables.values();
        var err = spec.commandLine().getErr();
        var log = new ServeLog(err, false, !quiet);
        var listener = new ApplicationLog(log, false);
        var report = new WatchReport(log, listener, err, Terminal.detect().err());
        try (var host = Host.open(HostConfig.in(stateDirectory.of(ManifestLoader.fileOf(file)))
                        .withListener(listener)
                        .withCodeCache(cache.codeCache()));
                var live = new LiveApplication(application -> host.start(application, values));
                var server = listen.start(live, ServerLimits.DEFAULT, log)) {
            report.servedOn(listen.url(server));
            try (var watch = new Watch(
                    file,
                    new Builder.Options(Math.max(1, jobs), false),
                    live::serve,
                    report,
                    event -> report.tell(event, live.current()))) {
                run(watch, server);
            }
        }
        return ExitCode.SUCCESS;
    }

    /** Until the process is told to end, or the thread, as tests do. */
    private static void run(Watch watch, HttpServer server) throws InterruptedException {
        var running = Thread.currentThread();
        var ended = new CountDownLatch(1);
        try (var _ = ShutdownHook.add(() -> {
            watch.close();
            running.interrupt();
            awaitQuietly(ended);
        })) {
            watch.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            boolean _ = server.drain(DRAIN);
            ended.countDown();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            boolean _ = latch.await(DRAIN.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
