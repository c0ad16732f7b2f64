package dev.ashlar.http.link;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.engine.CallContext;
import dev.ashlar.http.HttpConfig;
import dev.ashlar.http.LocalHosts;
import dev.ashlar.http.WasiHttp;
import dev.ashlar.http.client.HttpClient;
import dev.ashlar.http.client.OutgoingHost;
import dev.ashlar.http.types.TypesHost;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.outgoinghandler.OutgoingHandler;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Types;
import dev.ashlar.wasi.context.Context;

/** Where components meet the implementations. */
final class DefaultWasiHttp implements WasiHttp {
    private final HttpConfig config;
    private final HttpClient client;

    DefaultWasiHttp(HttpConfig config) {
        this.config = config;
        this.client = new HttpClient(config.client(), config.limits());
    }

    @Override
    public HttpConfig config() {
        return config;
    }

    @Override
    public void define(ComponentLinker linker, WasiLookup lookup, LocalHosts local) {
        Types.link(linker, new TypesHost(config.limits(), lookup));
        OutgoingHandler.linkPerCall(linker, call -> outgoing(call, lookup, local));
    }

    private OutgoingHandler outgoing(CallContext call, WasiLookup lookup, LocalHosts local) {
        Context context = (Context) lookup.of(call.store());
        return context.part(OutgoingHost.class, its -> new OutgoingHost(client, call.store(), its, lookup, local));
    }

    @Override
    public void close() {
        client.close();
    }
}
