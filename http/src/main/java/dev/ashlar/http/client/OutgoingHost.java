package dev.ashlar.http.client;

import dev.ashlar.engine.Store;
import dev.ashlar.engine.Tenant;
import dev.ashlar.http.LocalHost;
import dev.ashlar.http.LocalHosts;
import dev.ashlar.http.local.LocalExchange;
import dev.ashlar.http.local.LocalRequest;
import dev.ashlar.http.types.ResponseFuture;
import dev.ashlar.http.types.SentRequest;
import dev.ashlar.http.types.Underway;
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
import java.util.function.Function;

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
    private final Function<Destination, Optional<LocalHost>> local;
    private final Set<Underway> exchanges = ConcurrentHashMap.newKeySet();
    private final AtomicInteger reports = new AtomicInteger();

    /**
     * @param lookup by which {@code context} is found
     * @param local hosts that are answered within the process
     */
    public OutgoingHost(HttpClient client, Store store, Context context, WasiLookup lookup, LocalHosts local) {
        this(
                client,
                store.tenant(),
                NetworkPolicy.of(context.grants().network()),
                lookup,
                context.grants().limits().sockets().open(),
                to -> to.secure() ? Optional.empty() : local.find(store, to.host(), to.port()));
    }

    OutgoingHost(HttpClient client, Tenant tenant, NetworkPolicy policy, WasiLookup lookup) {
        this(client, tenant, policy, lookup, Integer.MAX_VALUE, to -> Optional.empty());
    }

    private OutgoingHost(
            HttpClient client,
            Tenant tenant,
            NetworkPolicy policy,
            WasiLookup lookup,
            int connections,
            Function<Destination, Optional<LocalHost>> local) {
        this.most = Math.min(client.limits().exchanges(), connections);
        this.client = client;
        this.tenant = tenant;
        this.policy = policy;
        this.lookup = lookup;
        this.local = local;
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
            ResponseFuture future = local.apply(message.to())
                    .map(host -> startLocal(host, message))
                    .orElseGet(() -> start(message));
            started = true;
            sent.sent();
            return future;
        } finally {
            if (!started) {
                sent.close();
            }
        }
    }

    private ResponseFuture start(Message message) {
        Exchange exchange = new Exchange(client, this, message);
        exchanges.add(exchange);
        exchange.start();
        return exchange.future();
    }

    private ResponseFuture startLocal(LocalHost host, Message message) {
        var times = message.times();
        var request = new LocalRequest(
                message.method(),
                message.path(),
                message.to().authority(),
                message.fields(),
                message.body(),
                times.firstByte(),
                times.betweenBytes());
        var exchange = new LocalExchange(host, request, client.limits(), lookup, exchanges::remove);
        exchanges.add(exchange);
        exchange.start();
        return exchange.future();
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
