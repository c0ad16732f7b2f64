package dev.ashlar.daemon;

import dev.ashlar.daemon.api.AdminServer;
import dev.ashlar.daemon.api.Tokens;
import dev.ashlar.daemon.api.Trust;
import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.apps.Names;
import dev.ashlar.daemon.apps.PullSettings;
import dev.ashlar.daemon.apps.Settings;
import dev.ashlar.daemon.log.Logs;
import dev.ashlar.daemon.problem.DaemonException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.Quota;
import dev.ashlar.daemon.state.StateDirectory;
import dev.ashlar.daemon.state.Tenant;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostConfig;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.ServerLimits;
import dev.ashlar.oci.ContentStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Many applications of many tenants in one process. What was deployed is in its state directory and there again after a restart,
 * however the process ended.
 */
public final class Daemon implements AutoCloseable {
    private final Instant started = Instant.now();
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final List<HttpServer> admin = new ArrayList<>();
    private final DaemonConfig config;
    private final Database database;
    private final Applications applications;
    private final AdminServer api;
    private final HttpServer site;

    private Daemon(DaemonConfig config) throws IOException {
        this.config = config;
        try {
            var state = own(StateDirectory.open(config.state())).path();
            database = own(Database.open(state.resolve("state.db")));
            var store = new ContentStore(state);
            var host = own(Host.open(HostConfig.in(state).withCodeCache(config.codeCache())));
            var logs = own(new Logs(state.resolve("logs")));
            var settings = new Settings(
                    Names.requireSuffix(config.domain()),
                    config.keptRevisions(),
                    config.places(),
                    config.unusedBlobs(),
                    config.rollback(),
                    config.policy(),
                    pulls(config),
                    config.idle());
            makeDefaultTenant();
            applications = own(new Applications(settings, database, store, host, logs, state));
            applications.boot();
            api = new AdminServer(database, store, applications, this::status);
            site = own(HttpServer.start(config.site(), applications));
            for (var where : config.admin()) {
                admin.add(own(listen(where)));
            }
        } catch (IOException | RuntimeException | Error e) {
            closeAll();
            throw e;
        }
    }

    /**
     * Starts one.
     *
     * @throws DaemonException when its state cannot be used
     * @throws IOException when it cannot listen somewhere; the message says where
     */
    public static Daemon start(DaemonConfig config) throws IOException {
        return new Daemon(config);
    }

    private static PullSettings pulls(DaemonConfig config) {
        return new PullSettings(
                config.registries(),
                config.allowedPulls().stream()
                        .map(allowed -> new PullSettings.Allowed(allowed.tenant(), allowed.repositories()))
                        .toList());
    }

    private <T extends AutoCloseable> T own(T resource) {
        resources.add(resource);
        return resource;
    }

    private void makeDefaultTenant() {
        boolean _ = database.write(tables -> {
            if (tables.tenants().find(Tenant.DEFAULT).isEmpty()) {
                tables.tenants().put(Tenant.DEFAULT, Instant.now(), Quota.UNLIMITED);
            }
            return true;
        });
    }

    private HttpServer listen(DaemonConfig.Admin where) throws IOException {
        return switch (where) {
            case DaemonConfig.Admin.Socket(Path path) ->
                api.listen(
                        HttpServerConfig.at(UnixDomainSocketAddress.of(path)).withLimits(ServerLimits.DEFAULT),
                        Trust.OPERATOR,
                        Optional.empty());
            case DaemonConfig.Admin.Port port -> listen(port);
        };
    }

    private HttpServer listen(DaemonConfig.Admin.Port port) throws IOException {
        boolean knowsClients =
                port.tls().flatMap(tls -> tls.clientAuthorities()).isPresent();
        if (!knowsClients && port.tokenFile().isEmpty()) {
            throw new DaemonException(
                    "an admin API on a port needs --admin-token-file, or --admin-ca with certificates of its clients");
        }
        Optional<byte[]> token = port.tokenFile().isPresent()
                ? Optional.of(tokenIn(port.tokenFile().get()))
                : Optional.empty();
        var at = HttpServerConfig.at(port.address());
        return api.listen(port.tls().map(at::withTls).orElse(at), knowsClients ? Trust.OPERATOR : Trust.NOBODY, token);
    }

    /** The hash of the token in a file, which is made if it is not there. */
    private static byte[] tokenIn(Path file) throws IOException {
        String token;
        try {
            if (!Files.exists(file)) {
                var owners = PosixFilePermissions.fromString("rw-------");
                Files.createFile(file, PosixFilePermissions.asFileAttribute(owners));
                Files.writeString(file, Tokens.make() + "\n");
            }
            token = Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw new IOException("there is no directory for the token file %s; make it first".formatted(file), e);
        } catch (IOException e) {
            throw new IOException("cannot use the token file %s: %s".formatted(file, e), e);
        }
        if (token.length() < 16) {
            throw new DaemonException(
                    "the token in %s has less than 16 characters; delete the file for a new one".formatted(file));
        }
        return Tokens.hash(token);
    }

    private Map<String, Object> status() {
        var members = new LinkedHashMap<String, Object>();
        members.put("started", started.toString());
        members.put("uptime-seconds", Duration.between(started, Instant.now()).toSeconds());
        members.put("process", ProcessHandle.current().pid());
        members.put("address", text(site.address()));
        members.put("tls", config.site().tls().isPresent());
        members.put("domain", config.domain());
        members.put("applications", applications.count());
        members.put("connections", site.connections());
        members.put("requests-in-flight", site.requestsInFlight());
        var heap = Runtime.getRuntime();
        members.put("heap-bytes", heap.totalMemory() - heap.freeMemory());
        return members;
    }

    private static String text(InetSocketAddress address) {
        var host = address.getAddress().getHostAddress();
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    /** Where applications are served. */
    public InetSocketAddress address() {
        return site.address();
    }

    /** Where the API is served, in the order of the configuration; for sockets unresolved addresses with their paths. */
    public List<InetSocketAddress> adminAddresses() {
        return admin.stream().map(HttpServer::address).toList();
    }

    /** What was deployed, of all tenants. */
    public int applications() {
        return applications.count();
    }

    /**
     * Removes blobs that no revision needs, as the daemon does by itself now and then.
     *
     * @return how many bytes were freed
     */
    public long collect() throws IOException {
        return applications.collect();
    }

    /** Whoever listens to requests of applications. */
    public HttpServer site() {
        return site;
    }

    /**
     * Begins nothing any more and lets what is under way end.
     *
     * @return whether all ended within {@code patience}
     */
    public boolean drain(Duration patience) {
        api.stop();
        boolean ended = site.drain(patience);
        for (var server : admin) {
            ended &= server.drain(patience);
        }
        return ended;
    }

    @Override
    public void close() {
        api.stop();
        closeAll();
    }

    private void closeAll() {
        for (var resource : resources.reversed()) {
            try {
                resource.close();
            } catch (Exception e) {
                System.getLogger("dev.ashlar.daemon").log(System.Logger.Level.WARNING, "while the daemon ended", e);
            }
        }
        resources.clear();
    }
}
