package dev.ashlar.daemon.client;

import dev.ashlar.daemon.client.Uploads.Sent;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.Reference;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Brings applications to a daemon and has them deployed. */
public final class Deploys {
    private static final int ATTEMPTS = 3;
    private static final long PAUSE_MILLIS = 500;

    private final AdminClient client;
    private final ContentStore store;
    private final UploadListener listener;

    /** @param store that has the applications */
    public Deploys(AdminClient client, ContentStore store, UploadListener listener) {
        this.client = client;
        this.store = store;
        this.listener = listener;
    }

    /**
     * What came of it.
     *
     * @param answer as the API describes it
     */
    public record Deployed(Sent sent, Answer answer) {}

    /** The same without signatures. */
    public Deployed deploy(String application, Digest index, Map<String, ?> members) throws IOException {
        return deploy(application, index, List.of(), members);
    }

    /**
     * Sends what is missing, and deploys. Where the connection breaks, it is tried again; the daemon deploys it once.
     *
     * @param index of the application
     * @param signatures manifests with signatures of it, in the store
     * @param members of the request besides, as the API describes it
     */
    public Deployed deploy(String application, Digest index, List<Digest> signatures, Map<String, ?> members)
            throws IOException {
        var uploads = new Uploads(client, store, listener);
        var sent = uploads.send(index);
        for (Digest signature : signatures) {
            var _ = uploads.sendManifest(signature);
        }
        var body = new LinkedHashMap<String, Object>(members);
        body.put("index", index.toString());
        body.put("signatures", signatures.stream().map(Digest::toString).toList());
        try {
            return new Deployed(sent, post(client, application, body));
        } catch (ProblemException e) {
            if (!e.members().containsKey("missing")) {
                throw e;
            }
            var again = uploads.send(index); // somebody removed what was there a moment ago
            return new Deployed(again, post(client, application, body));
        }
    }

    /**
     * Has the daemon fetch an application from a registry and deploy it. Where the connection breaks, it is tried again; the daemon deploys
     * it once.
     *
     * @param members of the request besides, as the API describes it
     */
    public static Answer deploy(AdminClient client, String application, Reference reference, Map<String, ?> members)
            throws IOException {
        var body = new LinkedHashMap<String, Object>(members);
        body.put("reference", reference.toString());
        return post(client, application, body);
    }

    private static Answer post(AdminClient client, String application, Map<String, ?> body) throws IOException {
        var path = "/v1/apps/%s/revisions".formatted(AdminClient.segment(application));
        var headers = Map.of("idempotency-key", UUID.randomUUID().toString());
        for (int attempt = 1; ; attempt++) {
            try {
                return client.post(path, body, headers);
            } catch (UnreachableException e) {
                if (e.isSilence() || attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
