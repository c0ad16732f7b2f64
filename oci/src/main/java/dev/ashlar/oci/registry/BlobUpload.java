package dev.ashlar.oci.registry;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.registry.RegistryException.Kind;
import dev.ashlar.oci.registry.TransferListener.Outcome;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Sends one blob: not if the registry has it, from another repository if it is there, in one piece if it is small, or else in chunks. When
 * the connection breaks, the registry says how much it has; so it does when another process began.
 */
final class BlobUpload {
    private static final Pattern RANGE = Pattern.compile("(?:bytes=)?0-([0-9]{1,18})");
    private static final int MAX_CHUNK = 1 << 28;

    private final Repository repository;
    private final ContentStore store;
    private final Descriptor blob;
    private final Notes notes;
    private final TransferListener listener;
    private int chunk;
    private boolean inChunks;

    private Optional<URI> location = Optional.empty();
    private long offset;
    private boolean uncertain;

    BlobUpload(Repository repository, ContentStore store, Descriptor blob, int chunk, TransferListener listener) {
        this.repository = repository;
        this.store = store;
        this.blob = blob;
        this.chunk = chunk;
        this.inChunks = blob.size() > chunk;
        this.notes = new Notes(store);
        this.listener = listener;
    }

    /** Sends it. */
    Outcome send(Retries retries) throws IOException {
        continueEarlierOne();
        Outcome outcome = retries.run(this::attempt, () -> offset);
        notes.ended(repository, blob);
        notes.sawIn(repository, blob);
        return outcome;
    }

    private void continueEarlierOne() {
        if (inChunks) {
            location = notes.upload(repository, blob).map(URI::create);
            uncertain = location.isPresent();
        }
    }

    private Outcome attempt() throws IOException {
        if (repository.hasBlob(blob)) {
            return Outcome.PRESENT;
        }
        store.require(blob);
        if (uncertain) {
            askHowMuchIsThere();
        }
        if (location.isEmpty() && begin()) {
            return Outcome.MOUNTED;
        }
        uncertain = true;
        while (inChunks && offset < blob.size()) {
            patch();
        }
        finish();
        return Outcome.TRANSFERRED;
    }

    /** @return whether it is there already, by way of another repository */
    private boolean begin() throws IOException {
        var request = repository.upload(blob, notes.source(repository, blob));
        try (Response response = repository.send(request)) {
            switch (response.status()) {
                case 201 -> {
                    return true;
                }
                case 202 -> {
                    offset = 0;
                    goOn(response);
                    response.header("OCI-Chunk-Min-Length")
                            .filter(it -> it.matches("[0-9]{1,9}"))
                            .ifPresent(it -> chunk = Math.clamp(Integer.parseInt(it), chunk, MAX_CHUNK));
                    return false;
                }
                default -> throw Failures.of(request, response, "the wish to send " + repository.describe(blob));
            }
        }
    }

    private void goOn(Response response) throws IOException {
        URI next = response.location();
        location = Optional.of(next);
        if (inChunks) {
            notes.upload(repository, blob, next.toString());
        }
    }

    private URI location() {
        return location.orElseThrow();
    }

    /** Empties the location where there is nothing to continue. */
    private void askHowMuchIsThere() throws IOException {
        URI uri = repository.endpoint().admit(location());
        try (Response response = repository.send(repository.request("GET", uri))) {
            if (response.status() / 100 == 5 || response.status() == 429 || response.status() == 401) {
                throw Failures.of(
                        response.request(), response, "the question how much it has of " + repository.describe(blob));
            }
            var range = RANGE.matcher(response.header("Range").orElse(""));
            if (response.status() != 204 || !range.matches()) {
                restart();
                return;
            }
            // "0-0" is an empty upload for most, though it names one byte
            long last = Long.parseLong(range.group(1));
            offset = last == 0 ? 0 : last + 1;
            if (response.header("Location").isPresent()) {
                goOn(response);
            }
            if (offset > blob.size() || last == 0) {
                restart();
            }
        }
    }

    private void restart() throws IOException {
        location = Optional.empty();
        offset = 0;
        notes.ended(repository, blob);
    }

    private void patch() throws IOException {
        long length = Math.min(chunk, blob.size() - offset);
        var request = repository
                .request("PATCH", location())
                .with("Content-Type", "application/octet-stream")
                .with("Content-Range", offset + "-" + (offset + length - 1))
                .with(body(length));
        try (Response response = repository.send(request)) {
            switch (response.status()) {
                case 202, 201, 204 -> {
                    offset += length;
                    goOn(response);
                }
                case 404 -> throw gone(response);
                case 416 -> throw Failures.passing(response, "a piece of " + repository.describe(blob));
                case 400, 405, 411, 501 -> throw inOnePiece(response);
                default -> throw Failures.of(request, response, repository.describe(blob));
            }
        }
    }

    private RegistryException gone(Response response) throws IOException {
        restart();
        return Failures.passing(response, "a piece of " + repository.describe(blob));
    }

    private RegistryException inOnePiece(Response response) throws IOException {
        restart();
        inChunks = false;
        return Failures.passing(response, "a piece of " + repository.describe(blob));
    }

    private void finish() throws IOException {
        URI uri = location();
        String query = (uri.getRawQuery() == null ? "?" : "&") + "digest=" + blob.digest();
        var request = repository
                .request("PUT", URI.create(uri + query))
                .with("Content-Type", "application/octet-stream")
                .with(body(blob.size() - offset));
        try (Response response = repository.send(request)) {
            switch (response.status()) {
                case 201, 202, 204 -> offset = blob.size();
                case 404 -> throw gone(response);
                case 400 -> {
                    restart();
                    throw new RegistryException(
                            Kind.WRONG_CONTENT,
                            String.valueOf(Failures.of(request, response, repository.describe(blob))
                                    .getMessage()));
                }
                default -> throw Failures.of(request, response, repository.describe(blob));
            }
        }
    }

    private Request.Body body(long length) {
        long from = offset;
        return new Request.Body(length, () -> slice(from, length));
    }

    private InputStream slice(long from, long length) throws IOException {
        InputStream file = store.open(blob.digest());
        try {
            file.skipNBytes(from);
        } catch (IOException e) {
            file.close();
            throw e;
        }
        return new Slice(file, length);
    }

    /** The next bytes of a stream; tells the listener. */
    private final class Slice extends FilterInputStream {
        private long left;

        Slice(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int start, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int count = in.read(bytes, start, Math.clamp(left, 0, length));
            if (count > 0) {
                left -= count;
                listener.moved(blob, count);
            }
            return count;
        }
    }
}
