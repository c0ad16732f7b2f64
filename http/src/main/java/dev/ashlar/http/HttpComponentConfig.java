package dev.ashlar.http;

import dev.ashlar.engine.Tenant;
import dev.ashlar.wasi.Grants;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a component serves requests.
 *
 * @param name for logs
 * @param grants what the instance for a request may reach
 * @param limits of each request
 * @param http limits of what the guest does with messages
 * @param tenant on whose account; the engine's default tenant when empty
 */
public record HttpComponentConfig(
        String name,
        Function<HttpExchange, Grants> grants,
        InvocationLimits limits,
        HttpLimits http,
        Optional<Tenant> tenant) {

    /** With no grants, default limits and no tenant of its own. */
    public HttpComponentConfig(String name) {
        this(name, exchange -> Grants.NONE, InvocationLimits.DEFAULT, HttpLimits.DEFAULT, Optional.empty());
    }

    public HttpComponentConfig withGrants(Function<HttpExchange, Grants> newGrants) {
        return new HttpComponentConfig(name, newGrants, limits, http, tenant);
    }

    public HttpComponentConfig withLimits(InvocationLimits newLimits) {
        return new HttpComponentConfig(name, grants, newLimits, http, tenant);
    }

    public HttpComponentConfig withHttp(HttpLimits newHttp) {
        return new HttpComponentConfig(name, grants, limits, newHttp, tenant);
    }

    public HttpComponentConfig withTenant(Tenant newTenant) {
        return new HttpComponentConfig(name, grants, limits, http, Optional.of(newTenant));
    }
}
