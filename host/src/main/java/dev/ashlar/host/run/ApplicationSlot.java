package dev.ashlar.host.run;

import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
import java.io.IOException;

/**
 * A place for an application that can be replaced while requests come in: each request is answered by the one or the other from
 * its beginning to its end, and none is refused.
 */
public final class ApplicationSlot implements HttpHandler, AutoCloseable {
    private volatile RunningApplication current;

    public ApplicationSlot(RunningApplication first) {
        current = first;
    }

    public RunningApplication application() {
        return current;
    }

    /**
     * From now on requests go to {@code next}. Those in flight end with the application that they began with, which is closed
     * then, on a thread of its own; after a while in any case.
     *
     * @return that thread
     */
    public synchronized Thread replace(RunningApplication next) {
        RunningApplication last = current;
        current = next;
        return Thread.ofPlatform().name("closing " + last.application().name()).start(last::close);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        RunningApplication application = current;
        while (!application.tryHandle(exchange)) {
            RunningApplication newer = current;
            if (newer == application) {
                application.handle(exchange);
                return;
            }
            application = newer;
        }
    }

    /** Closes the application that is there. */
    @Override
    public void close() {
        current.close();
    }
}
