package dev.ashlar.wasi.sockets.linux;

/** Options of sockets that are numbers. */
public enum SocketOption {
    REUSE_ADDRESS(1, 2),
    ERROR(1, 4),
    SEND_BUFFER(1, 7),
    RECEIVE_BUFFER(1, 8),
    KEEP_ALIVE(1, 9),
    KEEP_ALIVE_IDLE(6, 4),
    KEEP_ALIVE_INTERVAL(6, 5),
    KEEP_ALIVE_COUNT(6, 6),
    NO_DELAY(6, 1),
    HOP_LIMIT_4(0, 2),
    HOP_LIMIT_6(41, 16),
    IPV6_ONLY(41, 26);

    private final int level;
    private final int number;

    SocketOption(int level, int number) {
        this.level = level;
        this.number = number;
    }

    int level() {
        return level;
    }

    int number() {
        return number;
    }
}
