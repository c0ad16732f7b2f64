// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:keyvalue/store@0.2.0-draft`.
@WitInterface("wasi:keyvalue/store@0.2.0-draft")
public interface Store {
    /// `func(identifier: string) -> result<bucket, error>`
    @WitFunction("open")
    Bucket open(String identifier) throws ErrorException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Store host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Store> hosts) {
        HostBinding.in(linker.instance("wasi:keyvalue/store@0.2.0-draft"), MethodHandles.lookup())
                .resource(Bucket.class)
                .functionsPerCall(Store.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Store of(ComponentInstance instance) {
        return GuestBinding.client(instance, Store.class, MethodHandles.lookup());
    }
}
