package dev.ashlar.daemon.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Optional;

/** Where a daemon is. */
public sealed interface Address {
    /** A Unix domain socket. */
    record Socket(Path path) implements Address {
        @Override
        public String toString() {
            return "unix:" + path;
        }
    }

    /**
     * A port.
     *
     * @param secure by TLS
     */
    record Port(String host, int port, boolean secure) implements Address {
        @Override
        public String toString() {
            return (secure ? "https://" : "http://") + host + ":" + port;
        }
    }

    /**
     * Reads {@code unix:PATH}, a path with a slash, {@code http://HOST:PORT} or {@code https://HOST:PORT}.
     *
     * @return empty when it is none of these
     */
    static Optional<Address> parse(String text) {
        if (text.startsWith("unix:")) {
            return Optional.of(new Socket(Path.of(text.substring("unix:".length()))));
        }
        if (text.startsWith("/") || text.startsWith("./")) {
            return Optional.of(new Socket(Path.of(text)));
        }
        try {
            var uri = new URI(text);
            var scheme = Optional.ofNullable(uri.getScheme()).orElse("");
            boolean secure = scheme.equals("https");
            if (uri.getHost() == null || !secure && !scheme.equals("http")) {
                return Optional.empty();
            }
            int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
            return Optional.of(new Port(uri.getHost(), port, secure));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
