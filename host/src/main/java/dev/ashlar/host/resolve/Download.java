package dev.ashlar.host.resolve;

import dev.ashlar.oci.ContentStore;
import dev.ashlar.oci.Descriptor;
import dev.ashlar.oci.Digest;
import dev.ashlar.oci.MediaTypes;
import dev.ashlar.oci.WrongContentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Components from the web, which a content store keeps, so that an application starts without its network the next time. */
final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final ContentStore store;

    Download(ContentStore store) {
        this.store = store;
    }

    /**
     * What has a digest: kept, or else from its address.
     *
     * @throws IOException when it cannot be had, or is something else; the message names address or file
     */
    byte[] fetch(URI url, Digest digest, int most) throws IOException {
        Optional<byte[]> kept = kept(digest, most);
        if (kept.isPresent()) {
            return kept.get();
        }
        byte[] bytes = download(url, most);
        Digest found = Digest.of(bytes);
        if (!found.equals(digest)) {
            throw new IOException("the digest of what is at %s is %s, not %s".formatted(url, found, digest));
        }
        store.put(new ByteArrayInputStream(bytes), new Descriptor(MediaTypes.WASM, digest, bytes.length));
        return bytes;
    }

    private Optional<byte[]> kept(Digest digest, int most) throws IOException {
        try {
            return store.has(digest) ? Optional.of(store.read(digest, most)) : Optional.empty();
        } catch (WrongContentException e) {
            return Optional.empty(); // it was damaged, and is fetched again
        }
    }

    private static byte[] download(URI url, int most) throws IOException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build()) {
            var request = HttpRequest.newBuilder(url).timeout(ANSWER).build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("%s answered with %d".formatted(url, response.statusCode()));
                }
                byte[] bytes = body.readNBytes(most + 1);
                if (bytes.length > most) {
                    throw new IOException("%s has more than %d MiB".formatted(url, most >> 20));
                }
                return bytes;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("fetching %s was interrupted".formatted(url), e);
        } catch (IOException e) {
            String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw why.contains(url.toString()) ? e : new IOException("%s cannot be fetched: %s".formatted(url, why), e);
        }
    }
}
