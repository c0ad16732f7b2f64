// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.outgoinghandler;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.FutureIncomingResponse;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.RequestOptions;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Function;

/// The functions of `wasi:http/outgoing-handler@0.2.12`.
@WitInterface("wasi:http/outgoing-handler@0.2.12")
public interface OutgoingHandler {
    /// `func(request: outgoing-request, options: option<request-options>) -> result<future-incoming-response,
    /// error-code>`
    @WitFunction("handle")
    FutureIncomingResponse handle(OutgoingRequest request, Optional<RequestOptions> options) throws ErrorCodeException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, OutgoingHandler host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, OutgoingHandler> hosts) {
        HostBinding.in(linker.instance("wasi:http/outgoing-handler@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(OutgoingHandler.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static OutgoingHandler of(ComponentInstance instance) {
        return GuestBinding.client(instance, OutgoingHandler.class, MethodHandles.lookup());
    }
}
