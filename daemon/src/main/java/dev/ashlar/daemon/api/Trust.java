package dev.ashlar.daemon.api;

/** Who a client is that shows no token. */
public enum Trust {
    /** The operator: only he may open the socket, or his authority signed the client's certificate. */
    OPERATOR,
    /** Nobody. */
    NOBODY
}
