package dev.ashlar.oci.registry;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How to talk to registries.
 *
 * @param authorities files of certificates in PEM, which are trusted besides those that Java trusts
 * @param plainHttp registries, host and port, that are asked without encryption; those on this machine are if they have none
 * @param parallel how many blobs move at a time
 * @param chunkBytes what is larger is sent in pieces of this size, so that a broken connection costs one at most
 * @param attempts how often something that may go away is tried without getting on
 * @param pause before the second attempt; it doubles with each
 * @param patience how long a registry may say nothing
 * @param maxBytes how much one artifact may have, all in all
 */
public record RegistryConfig(
        Credentials credentials,
        List<Path> authorities,
        Set<String> plainHttp,
        int parallel,
        int chunkBytes,
        int attempts,
        Duration pause,
        Duration patience,
        long maxBytes) {
    /** Anonymous, encrypted. */
    public static final RegistryConfig DEFAULT = new RegistryConfig(
            Credentials.ANONYMOUS,
            List.of(),
            Set.of(),
            4,
            8 << 20,
            5,
            Duration.ofMillis(250),
            Duration.ofSeconds(60),
            16L << 30);

    /**
     * As other tools would do it: credentials as {@link DockerConfig#of} finds them, and the authorities in {@code SSL_CERT_FILE}, if it is
     * set, besides Java's.
     */
    public static RegistryConfig of(Map<String, String> environment) {
        String authorities = environment.getOrDefault("SSL_CERT_FILE", "");
        return DEFAULT.withCredentials(DockerConfig.of(environment))
                .withAuthorities(authorities.isEmpty() ? List.of() : List.of(Path.of(authorities)));
    }

    public RegistryConfig {
        authorities = List.copyOf(authorities);
        plainHttp = Set.copyOf(plainHttp);
    }

    public RegistryConfig withCredentials(Credentials its) {
        return new RegistryConfig(
                its, authorities, plainHttp, parallel, chunkBytes, attempts, pause, patience, maxBytes);
    }

    public RegistryConfig withAuthorities(List<Path> its) {
        return new RegistryConfig(
                credentials, its, plainHttp, parallel, chunkBytes, attempts, pause, patience, maxBytes);
    }

    public RegistryConfig withPlainHttp(Set<String> registries) {
        return new RegistryConfig(
                credentials, authorities, registries, parallel, chunkBytes, attempts, pause, patience, maxBytes);
    }

    public RegistryConfig withParallel(int blobs) {
        return new RegistryConfig(
                credentials, authorities, plainHttp, blobs, chunkBytes, attempts, pause, patience, maxBytes);
    }

    public RegistryConfig withChunkBytes(int bytes) {
        return new RegistryConfig(
                credentials, authorities, plainHttp, parallel, bytes, attempts, pause, patience, maxBytes);
    }

    public RegistryConfig withAttempts(int most, Duration firstPause) {
        return new RegistryConfig(
                credentials, authorities, plainHttp, parallel, chunkBytes, most, firstPause, patience, maxBytes);
    }

    public RegistryConfig withPatience(Duration silence) {
        return new RegistryConfig(
                credentials, authorities, plainHttp, parallel, chunkBytes, attempts, pause, silence, maxBytes);
    }

    public RegistryConfig withMaxBytes(long bytes) {
        return new RegistryConfig(
                credentials, authorities, plainHttp, parallel, chunkBytes, attempts, pause, patience, bytes);
    }
}
