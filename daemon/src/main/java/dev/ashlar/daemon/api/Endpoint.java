package dev.ashlar.daemon.api;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A method of a resource.
 *
 * @param path as OpenAPI writes it: {@code /v1/apps/{app}}
 */
record Endpoint(String method, String path, Access access, Action action) {
    /** Who may ask. */
    enum Access {
        ANYONE,
        TENANT,
        OPERATOR
    }

    /** Answers. */
    interface Action {
        void handle(Call call) throws IOException;
    }

    /** The values of its parameters, if the segments are those of its path. */
    Optional<Map<String, String>> match(List<String> segments) {
        var pattern = List.of(path.substring(1).split("/"));
        if (pattern.size() != segments.size()) {
            return Optional.empty();
        }
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < pattern.size(); i++) {
            var part = pattern.get(i);
            if (part.startsWith("{")) {
                parameters.put(part.substring(1, part.length() - 1), segments.get(i));
            } else if (!part.equals(segments.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }
}
