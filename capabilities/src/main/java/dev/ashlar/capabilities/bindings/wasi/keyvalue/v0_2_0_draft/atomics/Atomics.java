// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.atomics;

import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store.Bucket;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store.ErrorException;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:keyvalue/atomics@0.2.0-draft`.
@WitInterface("wasi:keyvalue/atomics@0.2.0-draft")
public interface Atomics {
    /// `func(bucket: borrow<bucket>, key: string, delta: u64) -> result<u64, error>`
    @WitFunction("increment")
    long increment(Bucket bucket, String key, long delta) throws ErrorException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Atomics host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Atomics> hosts) {
        HostBinding.in(linker.instance("wasi:keyvalue/atomics@0.2.0-draft"), MethodHandles.lookup())
                .functionsPerCall(Atomics.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Atomics of(ComponentInstance instance) {
        return GuestBinding.client(instance, Atomics.class, MethodHandles.lookup());
    }
}
