package dev.ashlar.daemon.apps;

import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.RequestFailure;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the application that a request is for, by its host. */
final class Sites implements HttpHandler {
    private final Map<String, LiveApplication> byDomain = new ConcurrentHashMap<>();

    /** These domains are the application's, and no others. */
    void set(LiveApplication application, List<String> domains) {
        domains.forEach(domain -> byDomain.put(domain, application));
        byDomain.entrySet()
                .removeIf(entry -> entry.getValue().equals(application) && !domains.contains(entry.getKey()));
    }

    void remove(LiveApplication application) {
        byDomain.values().removeIf(application::equals);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var authority = exchange.authority().orElse("");
        var application = find(authority);
        if (application == null) {
            exchange.fail(
                    404,
                    "No application is here under this name.",
                    new RequestFailure(
                            RequestFailure.Kind.REFUSED,
                            "no application has the domain \"%s\"".formatted(Names.host(authority))));
        } else {
            application.handle(exchange);
        }
    }

    private @Nullable LiveApplication find(String authority) {
        var exact = byDomain.get(Names.host(authority));
        if (exact != null) {
            return exact;
        }
        for (String domain : Names.domainsOf(authority)) {
            var found = byDomain.get(domain);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
