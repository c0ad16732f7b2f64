package dev.ashlar.daemon.apps;

import dev.ashlar.host.deploy.DeployedApplication;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/** An application as it runs. Whoever changes it holds its lock; deploys wait for one another in the order in which they came. */
final class LiveApplication implements HttpHandler {
    private final Key key;
    private final DeployedApplication deployed;
    private final ReentrantLock lock = new ReentrantLock(true);
    private boolean gone;

    /** Whose application, and its name. */
    record Key(String tenant, String name) {}

    LiveApplication(Key key, DeployedApplication deployed) {
        this.key = key;
        this.deployed = deployed;
    }

    Key key() {
        return key;
    }

    DeployedApplication deployed() {
        return deployed;
    }

    ReentrantLock lock() {
        return lock;
    }

    /** Whether it was removed; asked with the lock. */
    boolean isGone() {
        return gone;
    }

    void leave() {
        gone = true;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        deployed.handle(exchange);
    }
}
