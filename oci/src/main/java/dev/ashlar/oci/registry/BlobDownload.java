package dev.ashlar.oci.registry;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.IncomingBlob;
import dev.ashlar.oci.WrongContentException;
import dev.ashlar.oci.registry.RegistryException.Kind;
import dev.ashlar.oci.registry.TransferListener.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Fetches blobs; what was fetched before the connection broke, in this attempt or an earlier one, is not fetched again. */
final class BlobDownload {
    private static final int BUFFER = 1 << 16;

    private final Repository repository;
    private final ContentStore store;
    private final Retries retries;
    private final TransferListener listener;

    BlobDownload(Repository repository, ContentStore store, Retries retries, TransferListener listener) {
        this.repository = repository;
        this.store = store;
        this.retries = retries;
        this.listener = listener;
    }

    void fetch(Descriptor blob) throws IOException {
        var missing = store.incoming(blob);
        if (missing.isEmpty()) {
            listener.done(blob, Outcome.PRESENT);
            return;
        }
        try (IncomingBlob part = missing.get()) {
            retries.run(() -> attempt(blob, part), part::length);
        }
        listener.done(blob, Outcome.TRANSFERRED);
    }

    private Boolean attempt(Descriptor blob, IncomingBlob part) throws IOException {
        long from = part.length();
        if (from < blob.size() || blob.size() == 0) {
            receive(blob, part);
        }
        try {
            part.commit();
            return true;
        } catch (WrongContentException e) {
            throw wrong(blob, part, from, e);
        }
    }

    private RegistryException wrong(Descriptor blob, IncomingBlob part, long from, WrongContentException e) {
        String what = repository.describe(blob);
        if (part.length() > 0) {
            return passing("%s broke %s off after %,d of %,d bytes"
                    .formatted(repository.endpoint().name(), what, part.length(), blob.size()));
        }
        if (from > 0) { // perhaps the part was damaged
            return passing("%s does not continue as it began".formatted(what));
        }
        return new RegistryException(
                Kind.WRONG_CONTENT,
                "%s sends as %s something else: %s"
                        .formatted(repository.endpoint().name(), what, e.getMessage()),
                e);
    }

    private static RegistryException passing(String message) {
        return RegistryException.passing(Kind.UNREACHABLE, message, Optional.empty(), Optional.empty());
    }

    private void receive(Descriptor blob, IncomingBlob part) throws IOException {
        try (Response response = repository.blob(blob, part.length())) {
            switch (response.status()) {
                case 200 -> part.restart();
                case 206 -> checkRange(response, blob, part);
                case 416 -> {
                    part.restart();
                    throw passing("%s does not continue %s"
                            .formatted(repository.endpoint().name(), repository.describe(blob)));
                }
                default -> throw Failures.of(response.request(), response, repository.describe(blob));
            }
            copy(response.body(), blob, part);
        }
    }

    private void checkRange(Response response, Descriptor blob, IncomingBlob part) throws IOException {
        String range = response.header("Content-Range").orElse("");
        if (!range.startsWith("bytes " + part.length() + "-")) {
            part.restart();
            throw passing("%s continues %s elsewhere than asked, at \"%s\""
                    .formatted(repository.endpoint().name(), repository.describe(blob), Failures.clip(range)));
        }
    }

    private void copy(InputStream body, Descriptor blob, IncomingBlob part) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = read(body, buffer, blob); count >= 0; count = read(body, buffer, blob)) {
            listener.moved(blob, count);
            try {
                part.write(buffer, 0, count);
            } catch (WrongContentException e) {
                throw new RegistryException(
                        Kind.WRONG_CONTENT,
                        "%s sends too much as %s: %s"
                                .formatted(repository.endpoint().name(), repository.describe(blob), e.getMessage()),
                        e);
            }
        }
    }

    private int read(InputStream body, byte[] buffer, Descriptor blob) throws RegistryException {
        try {
            return body.read(buffer);
        } catch (StalledException e) {
            throw Failures.stalled(repository.endpoint().name(), repository.describe(blob), e);
        } catch (IOException e) {
            throw Failures.unanswered(repository.endpoint().name(), e);
        }
    }
}
