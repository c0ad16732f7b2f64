package dev.ashlar.host.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The router against one that tries every route and takes the best. */
class RouterPropertyTest {
    private static final List<String> SEGMENTS = List.of("a", "b", "ab", "a%62", "", "c d");
    private static final List<String> HOSTS = List.of("x", "a.x", "b.a.x", "c.b.a.x", "y");
    private static final int ROUTERS = 3000;

    private final Random random = new Random(7);

    @Test
    void findsWhatTryingAllFinds() {
        int hits = 0;
        for (int i = 0; i < ROUTERS; i++) {
            var routes = routes();
            var router = new Router<>(routes);
            for (int j = 0; j < 30; j++) {
                String host = HOSTS.get(random.nextInt(HOSTS.size()));
                String path = path();
                var expected = naive(routes, host, path);
                var actual = router.find(host, path);
                String situation = routes.stream().map(Route::target).toList() + " " + host + path;
                switch (actual) {
                    case Routing.Found<String> found -> {
                        assertThat(found.route().target())
                                .as(situation)
                                .isEqualTo(expected.map(Route::target).orElse("none"));
                        checkValues(found, path);
                        hits++;
                    }
                    case Routing.None<String> none ->
                        assertThat(expected).as(situation).isEmpty();
                    case Routing.Malformed<String> malformed ->
                        assertThat(situation).isNull();
                }
            }
        }
        assertThat(hits).isBetween(ROUTERS * 5, ROUTERS * 29);
    }

    /** Pattern, values and rest make the path again. */
    private static void checkValues(Routing.Found<String> found, String path) {
        var rebuilt = new StringBuilder();
        int parameter = 0;
        for (var segment : found.route().pattern().segments()) {
            rebuilt.append('/')
                    .append(
                            switch (segment) {
                                case RoutePattern.Literal(String text) -> text;
                                case RoutePattern.Parameter p -> found.parameter(parameter);
                            });
            parameter += segment instanceof RoutePattern.Parameter ? 1 : 0;
        }
        if (found.route().pattern().wildcard()) {
            rebuilt.append(found.rest());
        }
        String decoded = PercentEncoding.decode(path);
        assertThat(PercentEncoding.decode(rebuilt.toString()))
                .isIn(decoded, decoded.substring(0, decoded.length() - 1));
    }

    private static Optional<Route<String>> naive(List<Route<String>> routes, String host, String path) {
        return routes.stream()
                .filter(route -> hostRank(route, host) >= 0 && accepts(route.pattern(), segments(path)))
                .max(Comparator.<Route<String>>comparingInt(route -> hostRank(route, host))
                        .thenComparing(route -> rank(route.pattern())));
    }

    private static int hostRank(Route<String> route, String host) {
        if (route.hosts().isEmpty()) {
            return 0;
        }
        return route.hosts().stream()
                .mapToInt(pattern -> {
                    if (pattern.below()) {
                        return host.endsWith("." + pattern.name())
                                ? pattern.name().length()
                                : -1;
                    }
                    return host.equals(pattern.name()) ? 1000 : -1;
                })
                .max()
                .orElse(-1);
    }

    /** In the order of strings: fixed text or the end before a parameter before a wildcard. */
    private static String rank(RoutePattern pattern) {
        return pattern.segments().stream()
                        .map(segment -> segment instanceof RoutePattern.Literal ? "3" : "2")
                        .collect(Collectors.joining())
                + (pattern.wildcard() ? "1" : "3");
    }

    private static List<String> segments(String path) {
        var segments = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
        if (segments.getLast().isEmpty()) {
            segments.removeLast();
        }
        return segments;
    }

    private static boolean accepts(RoutePattern pattern, List<String> path) {
        var segments = pattern.segments();
        boolean length = pattern.wildcard() ? path.size() >= segments.size() : path.size() == segments.size();
        return length
                && IntStream.range(0, segments.size()).allMatch(i -> switch (segments.get(i)) {
                    case RoutePattern.Literal(String text) -> text.equals(PercentEncoding.decode(path.get(i)));
                    case RoutePattern.Parameter p -> !path.get(i).isEmpty();
                });
    }

    private List<Route<String>> routes() {
        var routes = new ArrayList<Route<String>>();
        var seen = new HashSet<Object>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            var pattern = pattern();
            var hosts = hosts();
            if (seen.add(List.of(pattern.anonymous(), hosts))) {
                routes.add(new Route<>(pattern, hosts, hosts + pattern.toString()));
            }
        }
        return routes;
    }

    private List<RouteHost> hosts() {
        if (random.nextBoolean()) {
            return List.of();
        }
        String host = HOSTS.get(random.nextInt(HOSTS.size()));
        return List.of(RouteHost.parse(random.nextBoolean() ? "*." + host : host));
    }

    private RoutePattern pattern() {
        var text = new StringBuilder();
        int depth = random.nextInt(4);
        for (int i = 0; i < depth; i++) {
            text.append(random.nextInt(3) == 0 ? "/:p" + i : "/" + "ab".substring(random.nextInt(2)));
        }
        return RoutePattern.parse(random.nextInt(3) == 0 ? text + "/..." : text.isEmpty() ? "/" : text.toString());
    }

    private String path() {
        var text = new StringBuilder();
        int depth = 1 + random.nextInt(4);
        for (int i = 0; i < depth; i++) {
            text.append('/').append(SEGMENTS.get(random.nextInt(SEGMENTS.size())));
        }
        return text.toString();
    }
}
