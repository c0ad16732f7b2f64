package dev.ashlar.cli;

import dev.ashlar.host.bundle.BundleException;
import dev.ashlar.host.bundle.Bundles;
import dev.ashlar.host.bundle.HostPlaces;
import dev.ashlar.host.bundle.UnpackedDirectories;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.rehearse.Rehearsal;
import dev.ashlar.host.run.ApplicationSlot;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.http.ServerLimits;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.sign.SignaturePolicy;
import dev.ashlar.oci.sign.SignatureRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
            "  ashlar up -f spin.toml --json",
            "  ashlar up ghcr.io/acme/photos:1.0"
        })
final class UpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "PATH",
            description = "The directory of the application, its manifest, or a reference to one in a registry. "
                    + "Default: the current directory.")
    private @Nullable Path path;

    @Mixin
    private ManifestFile manifest;

    @Mixin
    private ListenOptions listen;

    @Mixin
    private VariableOptions variables;

    @Mixin
    private StateDirectory stateDirectory;

    @Mixin
    private RegistryOptions registry;

    @Mixin
    private SignatureOptions signatures;

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
        var loaded = load();
        var log = new ServeLog(spec.commandLine().getErr(), json, !quiet);
        var listener = new ApplicationLog(log, json);
        try (var host = Host.open(HostConfig.in(loaded.state())
                .withListener(listener)
                .withPolicy(loaded.policy())
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

    /**
     * @param state where it keeps what it stores
     * @param policy for components that it names in registries
     */
    private record Loaded(Application application, List<Problem> warnings, Path state, SignaturePolicy policy) {}

    private Loaded load() {
        var reference = RegistryOptions.reference(path);
        if (reference.isPresent()) {
            return pull(reference.get());
        }
        var file = manifest.path(path);
        var loaded = ManifestLoader.load(file, NamedFiles.REQUIRED);
        if (signatures.given() && !isFetched(loaded.application())) {
            throw new CommandFailedException(
                    "--require-key and --policy are about what comes from registries, and nothing of this application does",
                    ExitCode.USAGE);
        }
        return new Loaded(
                loaded.application(),
                loaded.warnings(),
                stateDirectory.of(ManifestLoader.fileOf(file)),
                signatures.policy());
    }

    private static boolean isFetched(Application application) {
        return application.components().values().stream()
                .anyMatch(component -> component.source() instanceof ComponentSource.Image);
    }

    private Loaded pull(Reference reference) {
        SignaturePolicy policy = signatures.policy();
        Path state = stateDirectory.of(reference);
        var store = HostConfig.in(state).contentStore();
        var view = TransferView.create(spec.commandLine().getErr(), "pulling");
        try {
            return registry.with(reference.registry(), client -> {
                Descriptor index = new SignatureRegistry(client, store).pull(reference, policy, view);
                var bundle = Bundles.read(
                        index, store, new UnpackedDirectories(state.resolve("directories")), HostPlaces.NONE);
                return new Loaded(bundle.application(), bundle.warnings(), state, policy);
            });
        } catch (BundleException e) {
            throw new CommandFailedException("%s cannot be run: %s".formatted(reference, e.getMessage()));
        } finally {
            view.end();
        }
    }

    private static void end(RunningApplication application) {
        boolean _ = application.drain(Duration.ZERO);
    }
}
