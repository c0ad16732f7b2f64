// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.clocks.v0_2.monotonicclock;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:clocks/monotonic-clock@0.2.12`.
@WitInterface("wasi:clocks/monotonic-clock@0.2.12")
public interface MonotonicClock {
    /// `func() -> instant`
    @WitFunction("now")
    long now();

    /// `func() -> duration`
    @WitFunction("resolution")
    long resolution();

    /// `func(when: instant) -> pollable`
    @WitFunction("subscribe-instant")
    Pollable subscribeInstant(long when);

    /// `func(when: duration) -> pollable`
    @WitFunction("subscribe-duration")
    Pollable subscribeDuration(long when);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, MonotonicClock host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, MonotonicClock> hosts) {
        HostBinding.in(linker.instance("wasi:clocks/monotonic-clock@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(MonotonicClock.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static MonotonicClock of(ComponentInstance instance) {
        return GuestBinding.client(instance, MonotonicClock.class, MethodHandles.lookup());
    }
}
