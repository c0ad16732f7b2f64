package dev.ashlar.wasi;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What is spoken over a connection, as far as rules tell it apart. */
public enum NetworkScheme {
    /** Any of them. Not the scheme of a connection, only of a rule. */
    ANY("*", 0),
    HTTP("http", 80),
    HTTPS("https", 443),
    /** A raw connection of wasi:sockets. */
    TCP("tcp", 0),
    /** Datagrams of wasi:sockets. */
    UDP("udp", 0),
    REDIS("redis", 6379),
    MYSQL("mysql", 3306),
    POSTGRES("postgres", 5432),
    MQTT("mqtt", 1883);

    private final String text;
    private final int port;

    NetworkScheme(String text, int port) {
        this.text = text;
        this.port = port;
    }

    static NetworkScheme parse(String text) {
        return Arrays.stream(values())
                .filter(scheme -> scheme.text.equals(text.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the scheme '%s' is none of %s"
                        .formatted(
                                text,
                                Arrays.stream(values()).map(value -> value.text).collect(Collectors.joining(", ")))));
    }

    /** The port that a rule means which names none. */
    public OptionalInt defaultPort() {
        return port == 0 ? OptionalInt.empty() : OptionalInt.of(port);
    }

    /** Whether a rule for this scheme is one for {@code scheme}, too. */
    public boolean covers(NetworkScheme scheme) {
        return this == ANY || this == scheme;
    }

    @Override
    public String toString() {
        return text;
    }
}
