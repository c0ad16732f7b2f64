package dev.ashlar.host.resolve;

import dev.ashlar.host.manifest.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was fetched, under the name of its digest, so that an application starts without its network the next time. A file appears
 * under its name when it is whole: it is written beside and renamed. What is read is checked again.
 */
public final class ArtifactStore {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final Path directory;

    /** @param directory made when something is kept */
    public ArtifactStore(Path directory) {
        this.directory = directory;
    }

    /**
     * What has a digest: kept, or else from its address.
     *
     * @throws IOException when it cannot be had, or is something else; the message names address or file
     */
    byte[] fetch(URI url, Digest digest, int most) throws IOException {
        Path kept = directory.resolve("sha256").resolve(digest.hex());
        try {
            byte[] bytes = Files.readAllBytes(kept);
            if (SourceReader.digest(bytes).equals(digest)) {
                return bytes;
            }
        } catch (IOException e) {
            // it was not fetched before; if the directory is no good, keeping it will say so
        }
        byte[] bytes = download(url, most);
        Digest found = SourceReader.digest(bytes);
        if (!found.equals(digest)) {
            throw new IOException("the digest of what is at %s is %s, not %s".formatted(url, found, digest));
        }
        keep(bytes, kept);
        return bytes;
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

    private void keep(byte[] bytes, Path file) throws IOException {
        Path parent = directory.resolve("sha256");
        @Nullable Path whole = null;
        try {
            Files.createDirectories(parent);
            whole = Files.createTempFile(parent, "incoming", "");
            Files.write(whole, bytes);
            move(whole, file);
        } catch (IOException e) {
            discard(whole);
            throw new IOException("the state directory cannot keep %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(@Nullable Path file) throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
