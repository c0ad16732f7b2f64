// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics;

import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.Bucket;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.ErrorException;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:keyvalue/atomics@0.2.0-draft2`.
@WitInterface("wasi:keyvalue/atomics@0.2.0-draft2")
public interface Atomics {
    /// `func(bucket: borrow<bucket>, key: string, delta: s64) -> result<s64, error>`
    @WitFunction("increment")
    long increment(Bucket bucket, String key, long delta) throws ErrorException;

    /// `func(cas: cas, value: list<u8>) -> result<_, cas-error>`
    @WitFunction("swap")
    void swap(Cas cas, byte[] value) throws CasErrorException;

    /// `func(bucket: borrow<bucket>, key: string) -> result<cas, error>`
    @WitFunction("[static]cas.new")
    Cas casNew(Bucket bucket, String key) throws ErrorException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Atomics host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Atomics> hosts) {
        HostBinding.in(linker.instance("wasi:keyvalue/atomics@0.2.0-draft2"), MethodHandles.lookup())
                .resource(Cas.class)
                .functionsPerCall(Atomics.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Atomics of(ComponentInstance instance) {
        return GuestBinding.client(instance, Atomics.class, MethodHandles.lookup());
    }
}
