package dev.ashlar.oci.registry;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.ImageManifest;
import dev.ashlar.oci.Reference;
import dev.ashlar.oci.registry.Repository.Access;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A client of registries. What goes wrong there is a {@link RegistryException}; other {@link IOException}s are of the content store. Used
 * by several threads.
 */
public final class Registry implements AutoCloseable {
    private final RegistryConfig config;
    private final Map<String, Endpoint> endpoints = new ConcurrentHashMap<>();
    private @Nullable Transport transport;

    public Registry(RegistryConfig config) {
        this.config = config;
    }

    /** Made when the first request is sent: often all is in the store. */
    private synchronized Transport transport() throws IOException {
        @Nullable Transport known = transport;
        if (known == null) {
            known = new Transport(config);
            transport = known;
        }
        return known;
    }

    /**
     * Checks that the registry knows who we are.
     *
     * @param registry host and port
     */
    public void check(String registry) throws IOException {
        Endpoint endpoint = endpoint(registry);
        var request = new Request(endpoint, "", "GET", endpoint.at("/v2/"));
        retries(TransferListener.NONE).run(() -> {
            try (Response response = transport().send(request)) {
                if (response.status() != 200) {
                    throw Failures.of(request, response, "the log-in");
                }
                return true;
            }
        });
    }

    /** The digest of what a reference means now; empty when there is nothing of that name. */
    public Optional<Digest> resolve(Reference reference) throws IOException {
        var repository = repository(reference, Access.PULL);
        return retries(TransferListener.NONE).run(() -> repository.head(reference.version()));
    }

    /** The manifest or index of that name. */
    public Document fetch(Reference reference) throws IOException {
        var repository = repository(reference, Access.PULL);
        return retries(TransferListener.NONE).run(() -> repository.document(reference.version()));
    }

    /**
     * Fetches all that belongs to a reference and is not in the store. With a digest whose whole is in the store, nothing is asked.
     *
     * @return what it means
     */
    public Descriptor pull(Reference reference, ContentStore store, TransferListener listener) throws IOException {
        return pull(reference, store, Holdings.NONE, listener);
    }

    /** The same for somebody who has some of it elsewhere. */
    public Descriptor pull(Reference reference, ContentStore store, Holdings holdings, TransferListener listener)
            throws IOException {
        return new Pull(
                        () -> repository(reference, Access.PULL),
                        reference,
                        store,
                        holdings,
                        config,
                        retries(listener),
                        listener)
                .run();
    }

    /** Fetches all that belongs to a manifest or index of a repository. */
    public void pull(Reference repository, Descriptor root, ContentStore store, TransferListener listener)
            throws IOException {
        Descriptor _ = pull(repository.at(root.digest()), store, listener);
    }

    /**
     * Sends a manifest or index and all that belongs to it, and gives it the reference's tag if there is one. What the registry has is not
     * sent.
     *
     * @throws IllegalArgumentException when the reference has another digest
     */
    public void push(Descriptor root, ContentStore store, Reference reference, TransferListener listener)
            throws IOException {
        if (reference.digest().filter(it -> !it.equals(root.digest())).isPresent()) {
            throw new IllegalArgumentException("%s is pushed, not %s".formatted(root.digest(), reference));
        }
        var repository = repository(reference, Access.PUSH);
        new Push(repository, store, config, retries(listener), listener).run(root, reference);
    }

    /**
     * What refers to a manifest or index in its repository: artifacts with their types.
     *
     * @param repository any reference into it
     */
    public List<Descriptor> referrers(Reference repository, Digest subject) throws IOException {
        var place = repository(repository, Access.PULL);
        return retries(TransferListener.NONE).run(() -> new Referrers(place, subject).list());
    }

    /**
     * Sends an artifact that says what it refers to, so that {@link #referrers} finds it.
     *
     * @param manifest of an artifact with a subject
     */
    public void attach(Descriptor manifest, ContentStore store, Reference repository, TransferListener listener)
            throws IOException {
        var read = ImageManifest.parse(store.read(manifest, Repository.MAX_DOCUMENT));
        Digest subject = read.subject().orElseThrow().digest();
        push(manifest, store, repository.at(manifest.digest()), listener);
        var place = repository(repository, Access.PUSH);
        var _ = retries(listener).run(() -> {
            new Referrers(place, subject).add(manifest, read);
            return true;
        });
    }

    private Retries retries(TransferListener listener) {
        return new Retries(config, listener);
    }

    private Repository repository(Reference reference, Access access) throws IOException {
        Endpoint endpoint = endpoint(reference.registry());
        boolean official = reference.registry().equals("docker.io")
                && !reference.repository().contains("/");
        String path = official ? "library/" + reference.repository() : reference.repository();
        return new Repository(transport(), endpoint, path, access);
    }

    private Endpoint endpoint(String name) throws IOException {
        var known = Optional.ofNullable(endpoints.get(name));
        if (known.isPresent()) {
            return known.get();
        }
        Endpoint found = config.plainHttp().contains(name) || Endpoint.isLocal(name) && !isEncrypted(name)
                ? Endpoint.of(name, false)
                : Endpoint.of(name, true);
        endpoints.put(name, found);
        return found;
    }

    /** Whether a registry on this machine takes encrypted connections. Whether we trust it is another question. */
    private boolean isEncrypted(String name) throws IOException {
        URI uri = Endpoint.of(name, true).at("/v2/");
        return retries(TransferListener.NONE).run(() -> TlsProbe.speaksTls(name, uri));
    }

    @Override
    public synchronized void close() {
        @Nullable Transport known = transport;
        if (known != null) {
            known.close();
        }
    }
}
