package dev.ashlar.http.client;

import dev.ashlar.http.ClientConfig;
import dev.ashlar.http.HttpLimits;

/** What all guests have in common: connections that wait, and how long anything may take. */
public final class HttpClient implements AutoCloseable {
    private final ClientConfig config;
    private final HttpLimits limits;
    private final ConnectionPool pool;
    private final Connector connector;

    public HttpClient(ClientConfig config, HttpLimits limits) {
        this.config = config;
        this.limits = limits;
        this.pool = new ConnectionPool(config.idleConnections(), config.idleTime());
        this.connector = new Connector(pool, config.tls());
    }

    ClientConfig config() {
        return config;
    }

    HttpLimits limits() {
        return limits;
    }

    ConnectionPool pool() {
        return pool;
    }

    Connector connector() {
        return connector;
    }

    /** Closes what waits; what is in use is closed with its guest. */
    @Override
    public void close() {
        pool.close();
    }
}
