package dev.ashlar.host.route;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The routes of one host by their segments. A search tries the literal, then the parameter, then the wildcard, so the first
 * hit is the most specific one; it visits each node at most once, since a node belongs to one depth and one way.
 */
final class RouteTree<T> {
    private final String[] literals;
    private final RouteTree<T>[] children;
    private final @Nullable RouteTree<T> parameter;
    private final Routing.@Nullable Found<T> exact;
    private final Routing.@Nullable Found<T> wildcard;

    @SuppressWarnings({"unchecked", "rawtypes"})
    private RouteTree(Builder<T> builder) {
        literals = builder.literals.keySet().toArray(String[]::new);
        children = builder.literals.values().stream().map(Builder::build).toArray(RouteTree[]::new);
        parameter = builder.parameter == null ? null : builder.parameter.build();
        exact = builder.exact == null ? null : new Routing.Found<>(builder.exact);
        wildcard = builder.wildcard == null ? null : new Routing.Found<>(builder.wildcard);
    }

    /** The route for a path from the slash at {@code offset} on. */
    Routing.@Nullable Found<T> find(String path, int offset) {
        if (offset >= path.length() - 1) {
            return exact != null ? exact : wildcard;
        }
        int start = offset + 1;
        int slash = path.indexOf('/', start);
        int end = slash < 0 ? path.length() : slash;
        var child = child(path, start, end);
        var found = child == null ? null : child.find(path, end);
        if (found == null && parameter != null && end > start) {
            found = parameter.find(path, end);
        }
        return found != null ? found : wildcard;
    }

    private @Nullable RouteTree<T> child(String path, int start, int end) {
        int percent = path.indexOf('%', start, end);
        int index = percent < 0
                ? search(path, start, end)
                : Arrays.binarySearch(literals, PercentEncoding.decode(path.substring(start, end)));
        return index < 0 ? null : children[index];
    }

    private int search(String path, int start, int end) {
        int low = 0;
        int high = literals.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(literals[middle], path, start, end);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    private static int compare(String literal, String path, int start, int end) {
        int length = Math.min(literal.length(), end - start);
        for (int i = 0; i < length; i++) {
            int order = literal.charAt(i) - path.charAt(start + i);
            if (order != 0) {
                return order;
            }
        }
        return literal.length() - (end - start);
    }

    /** The tree while it grows. */
    static final class Builder<T> {
        private final Map<String, Builder<T>> literals = new TreeMap<>();
        private @Nullable Builder<T> parameter;
        private @Nullable Route<T> exact;
        private @Nullable Route<T> wildcard;

        void add(Route<T> route) {
            var node = this;
            for (var segment : route.pattern().segments()) {
                node = node.child(segment);
            }
            boolean taken = route.pattern().wildcard() ? node.wildcard != null : node.exact != null;
            if (taken) {
                throw new IllegalArgumentException("two routes for " + route.pattern());
            }
            if (route.pattern().wildcard()) {
                node.wildcard = route;
            } else {
                node.exact = route;
            }
        }

        private Builder<T> child(RoutePattern.Segment segment) {
            return switch (segment) {
                case RoutePattern.Literal(String text) -> literals.computeIfAbsent(text, key -> new Builder<>());
                case RoutePattern.Parameter p -> parameter == null ? parameter = new Builder<>() : parameter;
            };
        }

        RouteTree<T> build() {
            return new RouteTree<>(this);
        }
    }
}
