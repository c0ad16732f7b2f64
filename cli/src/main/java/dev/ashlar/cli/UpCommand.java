package dev.ashlar.cli;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.rehearse.Rehearsal;
import dev.ashlar.host.run.ApplicationSlot;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.http.ServerLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ashlar up}: runs an application. */
@Command(
        name = "up",
        description = {
            "Run an application of WebAssembly components, as its ashlar.toml describes it.",
            "",
            "Requests get instances of their own; what a component reaches is what the manifest grants it. A line for each "
                    + "request, and what components print, goes to standard error. SIGTERM and Ctrl-C let requests in flight "
                    + "end; the exit code is then that of the signal, 143 or 130."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar up examples/photos",
            "  ashlar up --addr 0.0.0.0:8080 --var greeting=hello --var-file secrets.env",
            "  ashlar up -f spin.toml --json"
        })
final class UpCommand implements Callable<Integer> {
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
            names = "--drain",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "How long requests in flight may take to end when it is stopped. Default: 10s.")
    private Duration drain = Duration.ofSeconds(10);

    @Mixin
    private CacheOptions cache;

    @Option(names = "--quiet", description = "Log only the requests that fail.")
    private boolean quiet;

    @Option(names = "--json", description = "Log lines of JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var _ = Rehearsal.start();
        var file = manifest.path(path);
        var loaded = ManifestLoader.load(file, NamedFiles.REQUIRED);
        var log = new ServeLog(spec.commandLine().getErr(), json, !quiet);
        var listener = new ApplicationLog(log, json);
        try (var host = Host.open(HostConfig.in(stateDirectory.of(ManifestLoader.fileOf(file)))
                .withListener(listener)
                .withCodeCache(cache.codeCache()))) {
            loaded.warnings().forEach(listener::warning);
            var application = host.start(loaded.application(), variables.values());
            application.warnings().forEach(listener::warning);
            try (var slot = new ApplicationSlot(application);
                    var server = listen.start(slot, ServerLimits.DEFAULT, log)) {
                listener.ready(
                        application, listen.url(server), spec.commandLine().getErr());
                Serving.untilTold(server, drain, log, () -> end(application));
            }
        }
        return ExitCode.SUCCESS;
    }

    private static void end(RunningApplication application) {
        boolean _ = application.drain(Duration.ZERO);
    }
}
