package dev.ashlar.host.route;

import java.util.List;

/**
 * Requests and what they are for.
 *
 * @param hosts empty for every host
 */
public record Route<T>(RoutePattern pattern, List<RouteHost> hosts, T target) {
    public Route {
        hosts = List.copyOf(hosts);
    }
}
