package dev.ashlar.http;

import dev.ashlar.component.Component;
import dev.ashlar.component.LinkedComponent;
import java.io.IOException;
import java.util.ServiceLoader;

/** How the API finds its implementation. Not for users. */
public interface HttpServerProvider {
    static HttpServerProvider get() {
        return Found.PROVIDER;
    }

    HttpServer start(HttpServerConfig config, HttpHandler handler) throws IOException;

    HttpComponent component(LinkedComponent linked, HttpComponentConfig config);

    HttpComponent component(Component component, HttpInstances instances, HttpComponentConfig config);

    HttpProbe.Answer probe(HttpHandler handler, HttpProbe probe);

    /** Looked up once. */
    final class Found {
        private static final HttpServerProvider PROVIDER = ServiceLoader.load(
                        HttpServerProvider.class, HttpServerProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("dev.ashlar.http comes without its implementation"));

        private Found() {}
    }
}
