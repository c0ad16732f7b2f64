package dev.ashlar.wasi;

/**
 * How much of the host's network a guest may occupy; beyond it gets the interface's own error.
 *
 * @param open sockets at a time, {@code new-socket-limit} beyond; accepted ones count. Also the number of requests of wasi:http
 *     under way, {@code connection-limit-reached} beyond
 * @param backlog connections that wait to be accepted, for each socket that listens; a guest that asks for more gets this
 * @param kernelBuffer bytes that a guest may make the kernel keep in each direction of a socket; one that asks for more gets this
 * @param datagrams received or sent by one call
 * @param lookups of names under way, {@code temporary-resolver-failure} beyond
 * @param addresses of a name that a guest learns; those beyond are left out
 */
public record SocketLimits(int open, int backlog, int kernelBuffer, int datagrams, int lookups, int addresses) {
    /** 256 sockets, 128 connections to be accepted, 1 MiB, 16 datagrams, 8 lookups, 32 addresses. */
    public static final SocketLimits DEFAULT = new SocketLimits(256, 128, 1 << 20, 16, 8, 32);

    public SocketLimits withOpen(int limit) {
        return new SocketLimits(limit, backlog, kernelBuffer, datagrams, lookups, addresses);
    }

    /** @throws IllegalArgumentException when one is negative */
    public SocketLimits {
        if (open < 0 || backlog < 0 || kernelBuffer < 0 || datagrams < 0 || lookups < 0 || addresses < 0) {
            throw new IllegalArgumentException("limits cannot be negative");
        }
    }
}
