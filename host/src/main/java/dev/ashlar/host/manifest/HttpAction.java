package dev.ashlar.host.manifest;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What answers an HTTP request. */
public sealed interface HttpAction {
    /** A component. */
    record Invoke(String component) implements HttpAction {}

    /**
     * The files of a directory.
     *
     * @param index what answers for a directory
     * @param fallback what answers where there is no file, as single-page applications need it
     * @param cacheControl value of the header {@code cache-control}
     */
    record Files(Path directory, String index, Optional<String> fallback, Optional<String> cacheControl)
            implements HttpAction {}

    /** A response that is always the same. */
    record Respond(int status, Map<String, String> headers, String body) implements HttpAction {}

    /**
     * Another address.
     *
     * @param location may name the route's parameters, as in {@code /photos/:id}
     */
    record Redirect(String location, int status) implements HttpAction {}
}
