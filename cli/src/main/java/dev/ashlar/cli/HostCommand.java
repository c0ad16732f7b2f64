package dev.ashlar.cli;

import dev.ashlar.daemon.Daemon;
import dev.ashlar.daemon.DaemonConfig;
import dev.ashlar.daemon.DaemonConfig.Admin;
import dev.ashlar.daemon.problem.DaemonException;
import dev.ashlar.host.bundle.HostPlaces;
import dev.ashlar.host.deploy.IdleOptions;
import dev.ashlar.host.load.PolicyLoader;
import dev.ashlar.host.rehearse.Rehearsal;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.ServerLimits;
import dev.ashlar.http.TlsFiles;
import dev.ashlar.oci.sign.SignaturePolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code ashlar host}: the daemon. */
@Command(
        name = "host",
        description = {
            "Run the daemon: many applications in one process, deployed by `ashlar deploy`.",
            "",
            "What was deployed is in the state directory, and there again after a restart, however the process ended. An "
                    + "application is reached by its domain, NAME.localhost if it was given no other. SIGTERM and Ctrl-C let "
                    + "requests in flight end."
        },
        footer = {
            "",
            "Examples:",
            "  ashlar host",
            "  ashlar host --state /var/lib/ashlar --addr :80 --domain apps.example.com",
            "  ashlar host --admin 0.0.0.0:7700 --admin-token-file token --admin-cert host.pem --admin-key host.key"
        })
final class HostCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Directory of all that the daemon keeps; ASHLAR_STATE names one, too. Default: ~/.ashlar.")
    private @Nullable Path state;

    @Mixin
    private ListenOptions listen;

    @Option(
            names = "--admin",
            paramLabel = "ADDRESS",
            description = "Where the admin API is served: unix:PATH or HOST:PORT. Can be repeated. Default: the socket "
                    + "host.sock in the state directory, which its owner may open.")
    private List<String> admin = new ArrayList<>();

    @Option(
            names = "--admin-token-file",
            paramLabel = "FILE",
            description = "A file with the operator's token for the admin API on a port; made if it is not there.")
    private @Nullable Path tokenFile;

    @Option(
            names = "--admin-ca",
            paramLabel = "FILE",
            description =
                    "Clients of the admin API on a port need a certificate that one of these signed, and are the operator.")
    private @Nullable Path authorities;

    @Option(
            names = "--admin-cert",
            paramLabel = "FILE",
            description = "Serve the admin API on a port with TLS, with this certificate chain, in PEM.")
    private @Nullable Path certificate;

    @Option(names = "--admin-key", paramLabel = "FILE", description = "The certificate's private key, in PEM.")
    private @Nullable Path key;

    @Option(
            names = "--domain",
            paramLabel = "NAME",
            description = "Applications are reached as APP.NAME. Default: localhost.")
    private String domain = "localhost";

    @Option(
            names = "--keep",
            paramLabel = "N",
            description = "Revisions that are kept of each application, for rollbacks. Default: 20.")
    private int keep = DaemonConfig.KEPT_REVISIONS;

    @Option(
            names = "--allow-dir",
            paramLabel = "DIR",
            description =
                    "A directory of this machine that applications may use if their manifests name it. Can be repeated.")
    private List<Path> places = new ArrayList<>();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "Whose signatures applications need, in TOML (docs/decisions/0504-signatures.md).")
    private @Nullable Path policy;

    @Mixin
    private PullOptions pulls;

    @Option(
            names = "--idle",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description =
                    "Applications without requests for so long are put to sleep until the next one comes. Default: 10m.")
    private Duration idle = IdleOptions.DEFAULT.after();

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            converter = Quantities.Time.class,
            description = "How long requests in flight may take to end when it is stopped. Default: 10s.")
    private Duration drain = Duration.ofSeconds(10);

    @Mixin
    private CacheOptions cache;

    @Option(names = "--json", description = "Log lines of JSON.")
    private boolean json;

    @Override
    public Integer call() throws InterruptedException {
        var _ = Rehearsal.start();
        var log = new ServeLog(spec.commandLine().getErr(), json, false);
        try (var daemon = start()) {
            ready(daemon, log);
            Serving.untilTold(daemon.site(), drain, log, () -> {
                boolean _ = daemon.drain(Duration.ofSeconds(1));
            });
        }
        return ExitCode.SUCCESS;
    }

    private Daemon start() {
        if (keep < 1) {
            throw new ParameterException(spec.commandLine(), "--keep is at least 1: the revision that serves");
        }
        var directory = DaemonState.directory(state);
        var site = listen.config(ServerLimits.DEFAULT, RequestListener.NONE);
        var config = DaemonConfig.of(directory, new InetSocketAddress(0))
                .withSite(site)
                .withAdmin(admins(directory))
                .withDomain(domain)
                .withKeptRevisions(keep)
                .withPlaces(new HostPlaces(places))
                .withIdle(IdleOptions.DEFAULT.withAfter(idle))
                .withPolicy(policy == null ? SignaturePolicy.ANYTHING : PolicyLoader.load(policy))
                .withPulls(pulls.registries(), pulls.allowed())
                .withCodeCache(cache.codeCache());
        try {
            return Daemon.start(config);
        } catch (DaemonException | IOException e) {
            throw new CommandFailedException(String.valueOf(e.getMessage()));
        }
    }

    private List<Admin> admins(Path directory) {
        if (admin.isEmpty()) {
            return List.of(new Admin.Socket(DaemonConfig.socketIn(directory)));
        }
        return admin.stream().map(this::admin).toList();
    }

    private Admin admin(String text) {
        if (text.startsWith("unix:")) {
            return new Admin.Socket(Path.of(text.substring("unix:".length())));
        }
        var address = address(text);
        if (tokenFile == null && authorities == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "an admin API on a port needs --admin-token-file, or --admin-ca for clients with certificates");
        }
        return new Admin.Port(address, tls(), Optional.ofNullable(tokenFile));
    }

    private InetSocketAddress address(String text) {
        try {
            return new SocketAddresses().convert(text);
        } catch (TypeConversionException e) {
            throw new ParameterException(
                    spec.commandLine(), "--admin: %s, and unix:PATH is a socket".formatted(e.getMessage()));
        }
    }

    private Optional<TlsFiles> tls() {
        if (certificate == null || key == null) {
            if (certificate != null || key != null || authorities != null) {
                throw new ParameterException(
                        spec.commandLine(), "--admin-cert and --admin-key belong together, and --admin-ca needs them");
            }
            return Optional.empty();
        }
        return Optional.of(new TlsFiles(certificate, key, Optional.ofNullable(authorities)));
    }

    private void ready(Daemon daemon, ServeLog log) {
        var url = listen.url(daemon.address());
        var apis = daemon.adminAddresses().stream()
                .map(address -> address.isUnresolved()
                        ? "unix:" + address.getHostString()
                        : (certificate == null ? "http://" : "https://") + SocketAddresses.text(address))
                .toList();
        log.event(
                "ready",
                "%d applications are up on %s; admin API on %s"
                        .formatted(daemon.applications(), url, String.join(", ", apis)),
                Map.of("url", url, "admin", apis, "applications", daemon.applications()));
    }
}
