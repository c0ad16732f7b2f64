// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.random.v0_2.insecure;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:random/insecure@0.2.12`.
@WitInterface("wasi:random/insecure@0.2.12")
public interface Insecure {
    /// `func(len: u64) -> list<u8>`
    @WitFunction("get-insecure-random-bytes")
    byte[] getInsecureRandomBytes(long len);

    /// `func() -> u64`
    @WitFunction("get-insecure-random-u64")
    long getInsecureRandomU64();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Insecure host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Insecure> hosts) {
        HostBinding.in(linker.instance("wasi:random/insecure@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(Insecure.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Insecure of(ComponentInstance instance) {
        return GuestBinding.client(instance, Insecure.class, MethodHandles.lookup());
    }
}
