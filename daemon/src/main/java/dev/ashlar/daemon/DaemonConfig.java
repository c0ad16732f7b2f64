package dev.ashlar.daemon;

import dev.ashlar.engine.CodeCacheConfig;
import dev.ashlar.host.bundle.HostPlaces;
import dev.ashlar.host.deploy.IdleOptions;
import dev.ashlar.host.deploy.RollbackPolicy;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.TlsFiles;
import dev.ashlar.oci.registry.RegistryConfig;
import dev.ashlar.oci.sign.SignaturePolicy;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a daemon works.
 *
 * @param state directory that has all that it keeps
 * @param site where applications are served
 * @param admin where its API is served
 * @param domain below which each application has a name, such as {@code localhost}
 * @param keptRevisions of each application, those in traffic besides
 * @param places directories of this machine that applications may use
 * @param unusedBlobs for how long a blob stays that no revision needs
 * @param rollback when a new revision is taken back by itself
 * @param policy whose signatures applications need
 * @param registries how applications are fetched from registries, with whose credentials
 * @param allowedPulls what tenants may have fetched; the operator may have anything
 * @param idle when applications are put to sleep
 * @param codeCache where compiled components are kept for later runs
 */
public record DaemonConfig(
        Path state,
        HttpServerConfig site,
        List<Admin> admin,
        String domain,
        int keptRevisions,
        HostPlaces places,
        Duration unusedBlobs,
        RollbackPolicy rollback,
        SignaturePolicy policy,
        RegistryConfig registries,
        List<AllowedPull> allowedPulls,
        IdleOptions idle,
        Optional<CodeCacheConfig> codeCache) {
    public static final int KEPT_REVISIONS = 20;
    public static final Duration UNUSED_BLOBS = Duration.ofHours(1);

    public DaemonConfig {
        admin = List.copyOf(admin);
        allowedPulls = List.copyOf(allowedPulls);
    }

    /** With the API on a socket in the state directory, and without a code cache. */
    public static DaemonConfig of(Path state, InetSocketAddress site) {
        return new DaemonConfig(
                state,
                HttpServerConfig.at(site),
                List.of(new Admin.Socket(socketIn(state))),
                "localhost",
                KEPT_REVISIONS,
                HostPlaces.NONE,
                UNUSED_BLOBS,
                RollbackPolicy.DEFAULT,
                SignaturePolicy.ANYTHING,
                RegistryConfig.of(System.getenv()),
                List.of(),
                IdleOptions.DEFAULT,
                Optional.empty());
    }

    /** Where the API of a state directory is, unless somebody says otherwise. */
    public static Path socketIn(Path state) {
        return state.resolve("host.sock");
    }

    /** Where the API is served, and to whom. */
    public sealed interface Admin {
        /** A Unix domain socket; whoever may open it, the owner of the process, is the operator. */
        record Socket(Path path) implements Admin {}

        /**
         * A port.
         *
         * @param tls with client authorities: whoever has a certificate of theirs is the operator
         * @param tokenFile with a token that is the operator's; it is made if it is not there
         */
        record Port(InetSocketAddress address, Optional<TlsFiles> tls, Optional<Path> tokenFile) implements Admin {}
    }

    /**
     * What a tenant may have fetched with the operator's credentials.
     *
     * @param tenant for whom; empty for all
     * @param repositories registry and path, or with a {@code *} at the end all that begin so
     */
    public record AllowedPull(Optional<String> tenant, String repositories) {}

    public DaemonConfig withSite(HttpServerConfig newSite) {
        return new DaemonConfig(
                state,
                newSite,
                admin,
                domain,
                keptRevisions,
                places,
                unusedBlobs,
                rollback,
                policy,
                registries,
                allowedPulls,
                idle,
                codeCache);
    }

    public DaemonConfig withAdmin(List<Admin> newAdmin) {
        return new DaemonConfig(
                state,
                site,
                newAdmin,
                domain,
                keptRevisions,
                places,
                unusedBlobs,
                rollback,
                policy,
                registries,
                allowedPulls,
                idle,
                codeCache);
    }

    public DaemonConfig withDomain(String newDomain) {
        return new DaemonConfig(
                state,
                site,
                admin,
                newDomain,
                keptRevisions,
                places,
                unusedBlobs,
                rollback,
                policy,
                registries,
                allowedPulls,
                idle,
                codeCache);
    }

    public DaemonConfig withKeptRevisions(int revisions) {
        return new DaemonConfig(
                state,
                site,
                admin,
                domain,
                revisions,
                places,
                unusedBlobs,
                rollback,
                policy,
                registries,
                allowedPulls,
                idle,
                codeCache);
    }

    public DaemonConfig withPlaces(HostPlaces newPlaces) {
        return new DaemonConfig(
                state,
                site,
                admin,
                domain,
                keptRevisions,
                newPlaces,
                unusedBlobs,
                rollback,
                policy,
                registries,
                allowedPulls,
                idle,
                codeCache);
    }

    public DaemonConfig withUnusedBlobs(Duration age) {
        return new DaemonConfig(
                state,
                site,
                admin,
                domain,
                keptRevisions,
                places,
                age,
                rollback,
                policy,
                registries,
                allowedPulls,
                idle,
                codeCache);
    }

    public DaemonConfig withCodeCache(Optional<CodeCacheConfig> cache) {
        return new DaemonConfig(
                state,
                site,
                admin,
                domain,
                keptRevisions,
                places,
                unusedBlobs,
                rollback,
                policy,
                registries,
                allowedPulls,
                idle,
                cache);
    }

    public DaemonConfig withRollback(RollbackPolicy newRollback) {
        return new DaemonConfig(
                state,
                site,
                admin,
                domain,
                keptRevisions,
                places,
                unusedBlobs,
                newRollback,
                policy,
                registries,
                allowedPulls,
                idle,
                codeCache);
    }

    public DaemonConfig withPolicy(SignaturePolicy newPolicy) {
        return new DaemonConfig(
                state,
                site,
                admin,
                domain,
                keptRevisions,
                places,
                unusedBlobs,
                rollback,
                newPolicy,
                registries,
                allowedPulls,
                idle,
                codeCache);
    }

    public DaemonConfig withPulls(RegistryConfig newRegistries, List<AllowedPull> allowed) {
        return new DaemonConfig(
                state,
                site,
                admin,
                domain,
                keptRevisions,
                places,
                unusedBlobs,
                rollback,
                policy,
                newRegistries,
                allowed,
                idle,
                codeCache);
    }

    public DaemonConfig withIdle(IdleOptions newIdle) {
        return new DaemonConfig(
                state,
                site,
                admin,
                domain,
                keptRevisions,
                places,
                unusedBlobs,
                rollback,
                policy,
                registries,
                allowedPulls,
                newIdle,
                codeCache);
    }
}
