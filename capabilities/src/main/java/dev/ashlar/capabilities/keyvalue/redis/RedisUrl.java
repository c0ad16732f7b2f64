package dev.ashlar.capabilities.keyvalue.redis;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * {@code redis://[[user]:password@]host[:port][/database]}, {@code rediss://} with TLS. What is special in a user or password is
 * percent-encoded.
 *
 * @param database its number
 */
public record RedisUrl(
        boolean tls, Optional<String> user, Optional<String> password, String host, int port, int database) {
    private static final int DEFAULT_PORT = 6379;

    public static boolean isOne(String url) {
        return url.startsWith("redis://") || url.startsWith("rediss://");
    }

    /** @throws IllegalArgumentException when it is none; the message has no password in it */
    public static RedisUrl parse(String url) {
        URI uri;
        try {
            uri = new URI(url).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("%s: %s".formatted(expected(), e.getReason()));
        }
        if (!isOne(url) || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(expected());
        }
        String info = Optional.ofNullable(uri.getRawUserInfo()).orElse("");
        int colon = info.indexOf(':');
        if (!info.isEmpty() && colon < 0) {
            throw new IllegalArgumentException(expected() + ": a user without a password");
        }
        return new RedisUrl(
                url.startsWith("rediss:"),
                part(info, 0, Math.max(colon, 0)),
                part(info, colon + 1, info.length()),
                uri.getHost().replaceAll("[\\[\\]]", ""),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                database(uri.getPath()));
    }

    private static Optional<String> part(String info, int from, int to) {
        String text = info.substring(from, to).replace("+", "%2B");
        return text.isEmpty() ? Optional.empty() : Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
    }

    private static int database(String path) {
        if (path.isEmpty() || path.equals("/")) {
            return 0;
        }
        if (!path.matches("/[0-9]{1,4}")) {
            throw new IllegalArgumentException(expected() + ": \"" + path + "\" is not the number of a database");
        }
        return Integer.parseInt(path.substring(1));
    }

    private static String expected() {
        return "expected redis://[[user]:password@]host[:port][/database], or rediss:// for TLS";
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "%s://%s:%d/%d"
                .formatted(tls ? "rediss" : "redis", host.contains(":") ? "[" + host + "]" : host, port, database);
    }
}
