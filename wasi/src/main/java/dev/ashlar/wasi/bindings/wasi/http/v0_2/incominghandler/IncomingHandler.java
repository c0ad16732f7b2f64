// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.incominghandler;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ResponseOutparam;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:http/incoming-handler@0.2.12`.
@WitInterface("wasi:http/incoming-handler@0.2.12")
public interface IncomingHandler {
    /// `func(request: incoming-request, response-out: response-outparam)`
    @WitFunction("handle")
    void handle(IncomingRequest request, ResponseOutparam responseOut);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, IncomingHandler host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, IncomingHandler> hosts) {
        HostBinding.in(linker.instance("wasi:http/incoming-handler@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(IncomingHandler.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static IncomingHandler of(ComponentInstance instance) {
        return GuestBinding.client(instance, IncomingHandler.class, MethodHandles.lookup());
    }
}
