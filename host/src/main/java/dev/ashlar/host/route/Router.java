package dev.ashlar.host.route;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request. Of those that accept both its host and its path, a host's own name wins over {@code *.…}, a
 * longer {@code *.…} over a shorter one, and both over routes for every host; then, from the left, a segment of fixed text over a
 * parameter, and a parameter over a wildcard.
 *
 * <p>Fixed text is compared decoded, so {@code /%61dmin} is {@code /admin}. Dot segments are not resolved but refused, encoded or not,
 * since what follows in the chain may resolve them differently.
 */
public final class Router<T> {
    private final Map<String, RouteTree<T>> names;
    private final Map<String, RouteTree<T>> namesAbove;
    private final RouteTree<T> everyHost;
    private final Routing<T> none = new Routing.None<>();
    private final Routing<T> malformed = new Routing.Malformed<>();

    /** Fails with an {@link IllegalArgumentException} if two routes take the same requests. */
    public Router(List<Route<T>> routes) {
        var byName = new HashMap<String, RouteTree.Builder<T>>();
        var byNameAbove = new HashMap<String, RouteTree.Builder<T>>();
        var every = new RouteTree.Builder<T>();
        for (var route : routes) {
            if (route.hosts().isEmpty()) {
                every.add(route);
            }
            for (var host : route.hosts()) {
                (host.below() ? byNameAbove : byName)
                        .computeIfAbsent(host.name(), name -> new RouteTree.Builder<>())
                        .add(route);
            }
        }
        names = built(byName);
        namesAbove = built(byNameAbove);
        everyHost = every.build();
    }

    private static <T> Map<String, RouteTree<T>> built(Map<String, RouteTree.Builder<T>> builders) {
        var trees = new HashMap<String, RouteTree<T>>();
        builders.forEach((name, builder) -> trees.put(name, builder.build()));
        return Map.copyOf(trees);
    }

    /**
     * @param authority value of the header {@code host} or {@code :authority}, with or without a port
     * @param path as sent, without the query
     */
    public Routing<T> find(String authority, String path) {
        if (!isWellFormed(path)) {
            return malformed;
        }
        var found = byHost(authority, path);
        return found == null ? none : found.in(path);
    }

    private Routing.@Nullable Found<T> byHost(String authority, String path) {
        if (names.isEmpty() && namesAbove.isEmpty()) {
            return everyHost.find(path, 0);
        }
        String name = RouteHost.nameOf(authority);
        var found = find(names.get(name), path);
        for (int dot = name.indexOf('.'); found == null && dot >= 0; dot = name.indexOf('.', dot + 1)) {
            found = dot == 0 ? null : find(namesAbove.get(name.substring(dot + 1)), path);
        }
        return found == null ? everyHost.find(path, 0) : found;
    }

    private static <T> Routing.@Nullable Found<T> find(@Nullable RouteTree<T> tree, String path) {
        return tree == null ? null : tree.find(path, 0);
    }

    private static boolean isWellFormed(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        int dots = 0;
        int others = 0;
        for (int i = 0; i < path.length(); i++) {
            int c = path.charAt(i);
            if (c == '/') {
                if (others == 0 && (dots == 1 || dots == 2)) {
                    return false;
                }
                dots = 0;
                others = 0;
                continue;
            }
            if (c == '%') {
                c = PercentEncoding.decodedByte(path, i);
                i += 2;
            }
            if (c <= 0 || c == '\\') {
                return false;
            }
            if (c == '.') {
                dots++;
            } else {
                others++;
            }
        }
        return others > 0 || dots != 1 && dots != 2;
    }
}
