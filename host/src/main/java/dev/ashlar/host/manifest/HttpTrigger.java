package dev.ashlar.host.manifest;

import dev.ashlar.host.route.RouteHost;
import dev.ashlar.host.route.RoutePattern;
import java.util.List;

/**
 * HTTP requests and what answers them.
 *
 * @param route the paths
 * @param hosts empty for every host
 * @param isPrivate whether only other components of the application reach it
 * @param origin path of this trigger's route in the manifest, for {@link Origins}
 */
public record HttpTrigger(
        RoutePattern route, List<RouteHost> hosts, boolean isPrivate, HttpAction action, String origin) {
    public HttpTrigger {
        hosts = List.copyOf(hosts);
    }
}
