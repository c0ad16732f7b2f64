package dev.ashlar.host.run;

import dev.ashlar.host.capacity.Gauge;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.route.Route;
import dev.ashlar.host.route.RoutePattern;
import dev.ashlar.host.route.Router;
import dev.ashlar.host.route.Routing;
import dev.ashlar.host.web.Answers;
import dev.ashlar.http.HttpCaller;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The way of requests to what answers them. From outside that is up to hosts and paths of all routes that are not private; another
 * component of the application names the component, and reaches all routes of that one.
 */
final class Requests {
    /** Components that may wait for each other in a row. */
    private static final int DEEPEST = 16;

    private final ApplicationParts parts;
    private final InFlight inFlight;
    private final RequestListener outsideListener;
    private final Gauge requests;
    private final Router<HttpTarget> outside;
    private final Map<String, Router<HttpTarget>> byComponent = new HashMap<>();
    /** Of these, the components with private routes. */
    private final Map<String, Router<HttpTarget>> secluded = new HashMap<>();

    /** @param outsideListener hears of requests from outside, besides whom their server tells */
    Requests(ApplicationParts parts, InFlight inFlight, RequestListener outsideListener, List<HttpTarget> targets) {
        this.outsideListener = outsideListener;
        this.parts = parts;
        this.inFlight = inFlight;
        this.requests = parts.capacity().requests();
        this.outside = new Router<>(targets.stream()
                .filter(target -> !target.trigger().isPrivate())
                .map(target ->
                        new Route<>(target.trigger().route(), target.trigger().hosts(), target))
                .toList());
        ofComponents(targets).forEach((name, routes) -> {
            var router = new Router<>(routes);
            byComponent.put(name, router);
            if (routes.stream().anyMatch(route -> route.target().trigger().isPrivate())) {
                secluded.put(name, router);
            }
        });
    }

    /** Without their hosts; what several hosts have in common is there once. */
    private static Map<String, List<Route<HttpTarget>>> ofComponents(List<HttpTarget> targets) {
        var all = new HashMap<String, Map<RoutePattern, Route<HttpTarget>>>();
        for (HttpTarget target : targets) {
            HttpTrigger trigger = target.trigger();
            if (trigger.action() instanceof HttpAction.Invoke(String name)) {
                all.computeIfAbsent(name, key -> new LinkedHashMap<>())
                        .putIfAbsent(trigger.route().anonymous(), new Route<>(trigger.route(), List.of(), target));
            }
        }
        var lists = new HashMap<String, List<Route<HttpTarget>>>();
        all.forEach((name, routes) -> lists.put(name, new ArrayList<>(routes.values())));
        return lists;
    }

    InFlight inFlight() {
        return inFlight;
    }

    /** Answers a request from outside, if the application is not being stopped. */
    boolean tryHandle(HttpExchange exchange) throws IOException {
        if (!inFlight.tryEnter()) {
            return false;
        }
        try {
            exchange.reportTo(outsideListener);
            admit(exchange, outside, exchange.authority().orElse(""));
        } finally {
            inFlight.leave();
        }
        return true;
    }

    /** Answers a request that tries the application out. */
    void handleProbe(HttpExchange exchange) throws IOException {
        if (!inFlight.tryEnter()) {
            stopped(exchange);
            return;
        }
        try {
            route(exchange, outside, exchange.authority().orElse(""), false);
        } finally {
            inFlight.leave();
        }
    }

    /** Answers a request of one component to another, also while the application is being stopped. */
    void handleInternal(String component, HttpExchange exchange) throws IOException {
        if (!inFlight.tryJoin()) {
            stopped(exchange);
            return;
        }
        try {
            int depth = exchange.caller().map(HttpCaller::depth).orElse(0);
            Router<HttpTarget> routes = byComponent.get(component);
            if (depth > DEEPEST) {
                exchange.fail(
                        508,
                        "Too many components wait for each other.",
                        new RequestFailure(
                                RequestFailure.Kind.REFUSED,
                                "%d components wait for each other; requests to \"%s\" go round in a circle?"
                                        .formatted(depth, component)));
            } else if (routes == null) {
                Answers.notFound(exchange);
            } else {
                admit(exchange, routes, "");
            }
        } finally {
            inFlight.leave();
        }
    }

    static void stopped(HttpExchange exchange) {
        exchange.fail(
                503,
                "The application is being stopped.",
                new RequestFailure(RequestFailure.Kind.OVERLOADED, "the application is being stopped"));
    }

    private void admit(HttpExchange exchange, Router<HttpTarget> routes, String host) throws IOException {
        if (!requests.tryTake(1)) {
            String why = parts.reports().application("requests", requests.limit());
            exchange.onEnd(() -> parts.meters().ended("", true));
            exchange.fail(503, "The application is busy.", new RequestFailure(RequestFailure.Kind.OVERLOADED, why));
            return;
        }
        try {
            route(exchange, routes, host, true);
        } finally {
            requests.giveBack(1);
        }
    }

    private void route(HttpExchange exchange, Router<HttpTarget> routes, String host, boolean counted)
            throws IOException {
        String path = path(exchange);
        switch (routes.find(host, path)) {
            case Routing.Malformed<HttpTarget> _ -> {
                count(exchange, "", counted);
                Answers.text(exchange, 400, "The path is not one that can be served.", Map.of());
            }
            case Routing.Found<HttpTarget> found
            when exchange.caller().isPresent() || !isHidden(found, path) -> {
                count(exchange, component(found), counted);
                HttpTarget.answer(found, exchange);
            }
            default -> {
                count(exchange, "", counted);
                Answers.notFound(exchange);
            }
        }
    }

    private static String path(HttpExchange exchange) {
        String target = exchange.target();
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Whether a private route of the same component is nearer to the path than the one that was found. */
    private boolean isHidden(Routing.Found<HttpTarget> found, String path) {
        Router<HttpTarget> all = secluded.get(component(found));
        return all != null
                && all.find("", path) instanceof Routing.Found<HttpTarget> nearest
                && nearest.route().target().trigger().isPrivate();
    }

    /** The component that answers; empty where none does. */
    private static String component(Routing.Found<HttpTarget> found) {
        return found.route().target() instanceof HttpTarget.Component(var _, var handler, var _)
                ? handler.config().name()
                : "";
    }

    private void count(HttpExchange exchange, String component, boolean counted) {
        if (!counted) {
            return;
        }
        exchange.onEnd(() -> {
            parts.meters().ended(component, exchange.hasFailed());
            parts.meters().transferred(component, exchange.requestBytes(), exchange.responseBytes());
        });
    }
}
