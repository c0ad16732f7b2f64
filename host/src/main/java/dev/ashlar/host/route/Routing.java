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
        private static final int[] NO_BOUNDS = {};

        private final Route<T> route;
        private final int parameters;
        private final String path;
        private final int[] bounds;

        /** One for no path in particular. */
        Found(Route<T> route) {
            this(route, route.pattern().parameters().size(), "", NO_BOUNDS);
        }

        private Found(Route<T> route, int parameters, String path, int[] bounds) {
            this.route = route;
            this.parameters = parameters;
            this.path = path;
            this.bounds = bounds;
        }

        /** The same for a path that the route accepts. If no value depends on the path, this one will do. */
        Found<T> in(String path) {
            boolean wildcard = route.pattern().wildcard();
            if (parameters == 0 && !wildcard) {
                return this;
            }
            return new Found<>(route, parameters, path, bounds(path, new int[2 * parameters + (wildcard ? 1 : 0)]));
        }

        /** Where the values of the parameters begin and end, and where the wildcard's begins. */
        private int[] bounds(String path, int[] bounds) {
            var segments = route.pattern().segments();
            int filled = 0;
            int offset = 0;
            for (int i = 0; i < segments.size(); i++) {
                int slash = path.indexOf('/', offset + 1);
                int end = slash < 0 ? path.length() : slash;
                if (segments.get(i) instanceof RoutePattern.Parameter) {
                    bounds[filled++] = offset + 1;
                    bounds[filled++] = end;
                }
                offset = end;
            }
            if (filled < bounds.length) {
                bounds[filled] = offset;
            }
            return bounds;
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
            if (index >= parameters) {
                throw new IndexOutOfBoundsException("parameter " + index + " of " + route.pattern());
            }
            return PercentEncoding.decode(path.substring(bounds[2 * index], bounds[2 * index + 1]));
        }

        /** What the wildcard stands for, as it was sent: empty, or a slash and what follows. */
        public String rest() {
            if (!route.pattern().wildcard()) {
                throw new IllegalStateException("no wildcard in " + route.pattern());
            }
            return path.substring(bounds[2 * parameters]);
        }
    }
}
