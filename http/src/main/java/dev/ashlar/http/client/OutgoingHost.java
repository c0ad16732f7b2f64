package dev.ashlar.http.client;

import dev.ashlar.engine.Tenant;
import dev.ashlar.http.types.SentRequest;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.outgoinghandler.OutgoingHandler;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.FutureIncomingResponse;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.RequestOptions;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.network.NetworkPolicy;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** {@code wasi:http/outgoing-handler} for one guest. Closing it ends all that it has under way. */
public final class OutgoingHost implements OutgoingHandler, AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.ashlar.http");

    /** A guest cannot fill the operator's log. */
    private static final int MOST_REPORTS = 10;

    private final HttpClient client;
    private final Tenant tenant;
    private final NetworkPolicy policy;
    private final WasiLookup lookup;
    private final int most;
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reports = new AtomicInteger();

    /** @param lookup by which {@code context} is found */
    public OutgoingHost(HttpClient client, Tenant tenant, Context context, WasiLookup lookup) {
        this(
                client,
                tenant,
                NetworkPolicy.of(context.grants().network()),
                lookup,
                context.grants().limits().sockets().open());
    }

    OutgoingHost(HttpClient client, Tenant tenant, NetworkPolicy policy, WasiLookup lookup) {
        this(client, tenant, policy, lookup, Integer.MAX_VALUE);
    }

    private OutgoingHost(HttpClient client, Tenant tenant, NetworkPolicy policy, WasiLookup lookup, int connections) {
        this.most = Math.min(client.limits().exchanges(), connections);
        this.client = client;
        this.tenant = tenant;
        this.policy = policy;
        this.lookup = lookup;
    }

    WasiLookup lookup() {
        return lookup;
    }

    Tenant tenant() {
        return tenant;
    }

    NetworkPolicy policy() {
        return policy;
    }

    @Override
    public FutureIncomingResponse handle(OutgoingRequest request, Optional<RequestOptions> options) {
        SentRequest sent = (SentRequest) request;
        boolean started = false;
        try {
            Message message = Message.of(sent, Message.Times.of(client.config(), options));
            if (exchanges.size() >= most) {
                throw new ErrorCodeException(new ErrorCode.ConnectionLimitReached());
            }
            Exchange exchange = new Exchange(client, this, message);
            exchanges.add(exchange);
            exchange.start();
            started = true;
            sent.sent();
            return exchange.future();
        } finally {
            if (!started) {
                sent.close();
            }
        }
    }

    void done(Exchange exchange) {
        exchanges.remove(exchange);
    }

    /** Tells the operator. */
    void denied(String message) {
        if (reports.getAndIncrement() < MOST_REPORTS) {
            LOG.log(System.Logger.Level.WARNING, "a request of a guest: {0}", message);
        }
    }

    @Override
    public void close() {
        exchanges.forEach(exchange -> exchange.cancel(new ErrorCode.ConnectionTerminated()));
    }
}
