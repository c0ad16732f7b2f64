// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.tour;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Function;

/// What a consumer offers: a walk through all of the above.
///
/// The functions of `ashlar:demo/tour@0.1.0`.
@WitInterface("ashlar:demo/tour@0.1.0")
public interface Tour {
    /// A line for each call that was made; the same from every consumer with every provider.
    ///
    /// `func() -> result<list<string>, string>`
    @WitFunction("walk")
    List<String> walk() throws StringException;

    /// Lets the provider trap.
    ///
    /// `func()`
    @WitFunction("crash")
    void crash();

    /// That many calls of `calc.add`, the sum as the result.
    ///
    /// `func(calls: u32) -> u32`
    @WitFunction("add-up")
    long addUp(long calls);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Tour host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Tour> hosts) {
        HostBinding.in(linker.instance("ashlar:demo/tour@0.1.0"), MethodHandles.lookup())
                .functionsPerCall(Tour.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Tour of(ComponentInstance instance) {
        return GuestBinding.client(instance, Tour.class, MethodHandles.lookup());
    }
}
