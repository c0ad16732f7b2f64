package dev.ashlar.http;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.engine.Store;
import java.io.IOException;
import java.util.Optional;

/**
 * Where the instances of an {@link HttpComponent} come from: for hosts that keep more than a guest's own context in a store, or
 * let an instance serve more than one request.
 */
@FunctionalInterface
public interface HttpInstances {
    /**
     * A place for one request. Its store's data is a {@link dev.ashlar.wasi.Wasi}. May wait for one: that is a part of the time that
     * the request has.
     *
     * @throws dev.ashlar.engine.ResourceLimitException when there is none now; the client gets 503
     */
    Lease take(HttpExchange exchange) throws IOException;

    /** A store and an instance in it, for one request. */
    interface Lease extends AutoCloseable {
        Store store();

        /** Called once, when the time and the CPU time of the request are limited; may instantiate. */
        ComponentInstance instance();

        /** Calls to functions of the host for this request so far; 0 where nobody counts them. */
        default long hostCalls() {
            return 0;
        }

        /**
         * The guest has ended by an exception.
         *
         * @return what to report of it; empty for what the server would say
         */
        default Optional<RequestFailure> explain(RuntimeException thrown) {
            return Optional.empty();
        }

        /** A body is longer than {@link InvocationLimits} allow: that of the request, or that of the response. */
        default void bodyLimitMet(boolean ofRequest) {}

        /** The request is answered, or given up. */
        @Override
        void close();
    }
}
