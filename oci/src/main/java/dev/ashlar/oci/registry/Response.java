package dev.ashlar.oci.registry;

import dev.ashlar.oci.registry.RegistryException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;

/** An answer of a registry, whose body is read as far as somebody wants it. */
record Response(Request request, int status, HttpHeaders headers, URI uri, InputStream body) implements AutoCloseable {
    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    List<String> all(String name) {
        return headers.allValues(name);
    }

    boolean isRedirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> header("Location").isPresent();
            default -> false;
        };
    }

    /** The whole body. */
    byte[] readAll(int most, String what) throws IOException {
        byte[] bytes = readAtMost(most, what);
        if (bytes.length > most) {
            throw new RegistryException(
                    Kind.PROTOCOL,
                    "%s sends more than %,d bytes as %s"
                            .formatted(request.endpoint().name(), most, what));
        }
        return bytes;
    }

    /** As much of the body as there is, but a byte more than {@code most} at most. */
    byte[] readAtMost(int most, String what) throws IOException {
        try {
            return body.readNBytes(most + 1);
        } catch (StalledException e) {
            throw Failures.stalled(request.endpoint().name(), what, e);
        } catch (IOException e) {
            throw Failures.unanswered(request.endpoint().name(), e);
        }
    }

    /** Where it leads to. */
    URI location() throws RegistryException {
        String location = header("Location")
                .orElseThrow(() -> new RegistryException(
                        Kind.PROTOCOL,
                        "%s does not say where %s goes on"
                                .formatted(request.endpoint().name(), uri.getPath())));
        try {
            return request.endpoint().admit(uri.resolve(new URI(location)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new RegistryException(
                    Kind.PROTOCOL,
                    "%s leads to no address: %s".formatted(request.endpoint().name(), Failures.clip(location)),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
