package dev.ashlar.daemon.client;

import java.time.Duration;

/**
 * How long a client waits for a daemon.
 *
 * @param connect until there is a connection, with its TLS
 * @param silence for the next byte to come or to be taken. Where the daemon has something to do that takes longer, such as a deploy, it has
 *     to answer another question by then
 */
public record Patience(Duration connect, Duration silence) {
    /** Who follows lines gets an empty one every ten seconds, if there is no other. */
    public static final Patience DEFAULT = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60));
}
