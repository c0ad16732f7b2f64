// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.clocks.v0_2.wallclock;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:clocks/wall-clock@0.2.12`.
@WitInterface("wasi:clocks/wall-clock@0.2.12")
public interface WallClock {
    /// `func() -> datetime`
    @WitFunction("now")
    Datetime now();

    /// `func() -> datetime`
    @WitFunction("resolution")
    Datetime resolution();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, WallClock host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, WallClock> hosts) {
        HostBinding.in(linker.instance("wasi:clocks/wall-clock@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(WallClock.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static WallClock of(ComponentInstance instance) {
        return GuestBinding.client(instance, WallClock.class, MethodHandles.lookup());
    }
}
