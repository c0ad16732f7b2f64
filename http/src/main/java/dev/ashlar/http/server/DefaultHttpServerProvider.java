package dev.ashlar.http.server;

import dev.ashlar.component.Component;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.http.HttpComponent;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.HttpInstances;
import dev.ashlar.http.HttpProbe;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.http.HttpServerProvider;
import java.io.IOException;

/** The implementation. */
public final class DefaultHttpServerProvider implements HttpServerProvider {
    @Override
    public HttpServer start(HttpServerConfig config, HttpHandler handler) throws IOException {
        return Listener.start(config, handler);
    }

    @Override
    public HttpComponent component(LinkedComponent linked, HttpComponentConfig config) {
        return ComponentHandler.of(linked.component(), new FreshInstances(linked, config), config);
    }

    @Override
    public HttpComponent component(Component component, HttpInstances instances, HttpComponentConfig config) {
        return ComponentHandler.of(component, instances, config);
    }

    @Override
    public HttpProbe.Answer probe(HttpHandler handler, HttpProbe probe) {
        return ProbeExchange.send(handler, probe);
    }
}
