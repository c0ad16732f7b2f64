package dev.ashlar.host.route;

import org.jspecify.annotations.Nullable;

/** What a router says of a request. */
public sealed interface Routing<T> {
    /** There is no route for it. */
    record None<T>() implements Routing<T> {}

    /** Its path has dot segments, bytes of zero or a broken percent-encoding, and it should be refused as a bad request. */
    record Malformed<T>() implements Routing<T> {}

    /** A route, and what of the path its parameters and its wildcard stand for. */
    final class Found<T> implements Routing<T> {
        private final Route<T> route;
        private final String path;
        private final int[] bounds;

        Found(Route<T> route, String path, int[] bounds) {
            this.route = route;
            this.path = path;
            this.bounds = bounds;
        }

        public Route<T> route() {
            return route;
        }

        /** The value of a parameter, decoded, so it may have slashes; null if the route has none of that name. */
        public @Nullable String parameter(String name) {
            int index = route.pattern().parameters().indexOf(name);
            return index < 0 ? null : parameter(index);
        }

        /** The value of a parameter by its place among the route's parameters. */
        public String parameter(int index) {
            return PercentEncoding.decode(path.substring(bounds[2 * index], bounds[2 * index + 1]));
        }

        /** What the wildcard stands for, as it was sent: empty, or a slash and what follows. */
        public String rest() {
            return path.substring(bounds[bounds.length - 1]);
        }
    }
}
