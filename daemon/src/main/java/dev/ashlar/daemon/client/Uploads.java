package dev.ashlar.daemon.client;

import dev.ashlar.daemon.blobs.Closure;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Brings an application to a daemon: what it has not, several blobs at a time, each from where it broke off. */
public final class Uploads {
    private static final int AT_A_TIME = 8;
    private static final int ATTEMPTS = 4;
    private static final long PAUSE_MILLIS = 250;

    private final AdminClient client;
    private final ContentStore store;
    private final UploadListener listener;

    public Uploads(AdminClient client, ContentStore store, UploadListener listener) {
        this.client = client;
        this.store = store;
        this.listener = listener;
    }

    /**
     * What was done.
     *
     * @param blobs of the application
     * @param sent of these
     */
    public record Sent(int blobs, long bytes, int sent, long sentBytes) {}

    /** Sends what is missing of an application. */
    public Sent send(Digest index) throws IOException {
        return send(Closure.of(store, index));
    }

    /** Sends a manifest and what it leads to. */
    public Sent sendManifest(Digest manifest) throws IOException {
        return send(Closure.of(store, manifest));
    }

    private Sent send(Closure closure) throws IOException {
        if (!closure.missing().isEmpty()) {
            throw new IOException("%s is not in the content store %s"
                    .formatted(closure.missing().getFirst(), store.directory()));
        }
        var all = closure.found();
        var missing = new LinkedHashMap<Digest, Long>();
        var here = parallel(all.keySet().stream()
                .map(digest -> (Callable<Boolean>) () -> isThere(digest))
                .toList());
        int i = 0;
        for (var blob : all.entrySet()) {
            if (!here.get(i++)) {
                missing.put(blob.getKey(), blob.getValue());
            }
        }
        var sent = new Sent(all.size(), sum(all), missing.size(), sum(missing));
        listener.begun(sent.blobs(), sent.bytes(), sent.sent(), sent.sentBytes());
        var _ = parallel(missing.entrySet().stream()
                .map(blob -> (Callable<Boolean>) () -> put(blob.getKey(), blob.getValue()))
                .toList());
        return sent;
    }

    private static long sum(Map<Digest, Long> blobs) {
        return blobs.values().stream().mapToLong(Long::longValue).sum();
    }

    private static <T> List<T> parallel(List<Callable<T>> tasks) throws IOException {
        var results = new ArrayList<T>();
        try (var workers =
                Executors.newFixedThreadPool(AT_A_TIME, Thread.ofVirtual().factory())) {
            for (Future<T> result : workers.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException e) {
            throw rethrown(Objects.requireNonNull(e.getCause()));
        }
    }

    private static IOException rethrown(Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case IOException e -> e;
            default -> new IOException(cause);
        };
    }

    private static String path(Digest digest) {
        return "/v1/blobs/" + digest;
    }

    private boolean isThere(Digest digest) throws IOException {
        var reply = client.exchange("HEAD", path(digest), Map.of(), Optional.empty());
        if (reply.status() != 200 && reply.status() != 404) {
            throw ProblemException.of(
                    reply.status(),
                    client.exchange("GET", "/v1/status", Map.of(), Optional.empty())
                            .body());
        }
        return reply.status() == 200;
    }

    private boolean put(Digest digest, long size) throws IOException {
        long offset = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                boolean whole = put(digest, size, offset);
                if (whole) {
                    return true;
                }
                offset = offset(digest, size);
            } catch (UnreachableException e) {
                if (e.isSilence() || attempt == ATTEMPTS) {
                    throw e;
                }
                pause(attempt);
                offset = offset(digest, size);
            } catch (ProblemException e) {
                if (e.kind() != Kind.CONFLICT || e.number("offset").isEmpty() || attempt == ATTEMPTS) {
                    throw e;
                }
                offset = e.number("offset").get();
            }
        }
    }

    private static void pause(int attempt) throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS * attempt * attempt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** How much of a blob is there: an empty piece for its beginning is refused with the place where to go on. */
    private long offset(Digest digest, long size) throws IOException {
        try {
            var reply = client.send("PUT", path(digest), headers(size, 0), Optional.of(Wire.bytes(new byte[0])));
            return reply.status() == 202 ? 0 : size;
        } catch (ProblemException e) {
            return e.number("offset")
                    .filter(number -> e.kind() == Kind.CONFLICT)
                    .orElse(0L);
        } catch (UnreachableException e) {
            return 0;
        }
    }

    private static Map<String, String> headers(long size, long offset) {
        return Map.of(
                "content-type",
                "application/octet-stream",
                "upload-length",
                Long.toString(size),
                "upload-offset",
                Long.toString(offset));
    }

    private boolean put(Digest digest, long size, long offset) throws IOException {
        var upload = new Blob(digest, size, offset);
        var reply = client.send("PUT", path(digest), headers(size, offset), Optional.of(upload));
        return reply.status() != 202;
    }

    /** What is left of a blob. */
    private final class Blob implements Wire.Upload {
        private final Digest digest;
        private final long size;
        private final long offset;

        Blob(Digest digest, long size, long offset) {
            this.digest = digest;
            this.size = size;
            this.offset = offset;
        }

        @Override
        public long length() {
            return size - offset;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] buffer = new byte[1 << 16];
            try (InputStream in = open()) {
                for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                    out.write(buffer, 0, n);
                    listener.sent(n);
                }
            }
        }

        private InputStream open() throws IOException {
            try {
                var in = store.open(digest);
                in.skipNBytes(offset);
                return in;
            } catch (IOException e) {
                throw new BrokenUploadException(e);
            }
        }

        private static int read(InputStream in, byte[] buffer) throws IOException {
            try {
                return in.read(buffer);
            } catch (IOException e) {
                throw new BrokenUploadException(e);
            }
        }
    }
}
