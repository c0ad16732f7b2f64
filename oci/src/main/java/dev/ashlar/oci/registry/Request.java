package dev.ashlar.oci.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a registry.
 *
 * @param scope what the one who asks must be allowed, as tokens name it; empty for none
 */
record Request(
        Endpoint endpoint, String scope, String method, URI uri, Map<String, String> headers, Optional<Body> body) {
    /** What is sent; it may be opened again. */
    record Body(long length, Source source) {
        /** Opens it. */
        interface Source {
            InputStream open() throws IOException;
        }
    }

    Request(Endpoint endpoint, String scope, String method, URI uri) {
        this(endpoint, scope, method, uri, Map.of(), Optional.empty());
    }

    Request with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(endpoint, scope, method, uri, more, body);
    }

    Request with(Body its) {
        return new Request(endpoint, scope, method, uri, headers, Optional.of(its));
    }

    Request at(URI other) {
        return new Request(endpoint, scope, method, other, headers, body);
    }
}
