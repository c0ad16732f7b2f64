package dev.ashlar.http.server;

import dev.ashlar.http.HttpInstances.Lease;
import dev.ashlar.http.InvocationLimits;
import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.exchange.Refusal;
import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.BodySource;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.ResponseSink;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;
import java.util.Optional;

/** The bodies of an exchange, which end with an error where they are longer than an invocation's limits. */
record BoundedBodies(Exchange exchange, Lease lease, InvocationLimits limits) {
    BodySource request() {
        return limits.requestBody() == Long.MAX_VALUE ? exchange.body() : new Source(this, exchange.body());
    }

    ResponseSink response() {
        return limits.responseBody() == Long.MAX_VALUE ? exchange.sink() : new Response(this, exchange.sink());
    }

    /** What a guest reads. */
    private static final class Source implements BodySource {
        private final BoundedBodies bodies;
        private final BodySource source;
        private long left;

        Source(BoundedBodies bodies, BodySource source) {
            this.bodies = bodies;
            this.source = source;
            this.left = bodies.limits.requestBody();
        }

        @Override
        public byte[] read(int atMost) throws IOException {
            byte[] bytes = source.read(atMost);
            if (bytes.length > left) {
                var refusal = new Refusal(
                        413, "The body of the request is longer than %d bytes.".formatted(bodies.limits.requestBody()));
                bodies.lease.bodyLimitMet(true);
                bodies.exchange.refuseBody(refusal);
                throw refusal;
            }
            left -= bytes.length;
            return bytes;
        }

        @Override
        public boolean ready() {
            return source.ready();
        }

        @Override
        public void watch(Runnable wake) {
            source.watch(wake);
        }

        @Override
        public void unwatch(Runnable wake) {
            source.unwatch(wake);
        }

        @Override
        public Optional<FieldList> trailers() {
            return source.trailers();
        }

        @Override
        public void close() {
            source.close();
        }
    }

    /** Where a guest answers. */
    private record Response(BoundedBodies bodies, ResponseSink sink) implements ResponseSink {
        @Override
        public void informational(int status, FieldList fields) throws IOException {
            sink.informational(status, fields);
        }

        @Override
        public BodySink head(int status, FieldList fields) throws IOException {
            return new Sink(bodies, sink.head(status, fields));
        }

        @Override
        public void fail(ErrorCode why) {
            sink.fail(why);
        }
    }

    /** Where a guest writes. */
    private static final class Sink implements BodySink {
        private final BoundedBodies bodies;
        private final BodySink sink;
        private long left;

        Sink(BoundedBodies bodies, BodySink sink) {
            this.bodies = bodies;
            this.sink = sink;
            this.left = bodies.limits.responseBody();
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (bytes.length > left) {
                bodies.lease.bodyLimitMet(false);
                throw new IOException("the response is longer than %d bytes".formatted(bodies.limits.responseBody()));
            }
            left -= bytes.length;
            sink.write(bytes);
        }

        @Override
        public void flush() throws IOException {
            sink.flush();
        }

        @Override
        public void finish(Optional<FieldList> trailers) throws IOException {
            sink.finish(trailers);
        }

        @Override
        public void abort(ErrorCode why) {
            sink.abort(why);
        }
    }
}
