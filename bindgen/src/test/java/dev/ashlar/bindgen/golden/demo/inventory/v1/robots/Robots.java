// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.robots;

import dev.ashlar.bindgen.golden.demo.inventory.v1.stock.ProblemException;
import dev.ashlar.bindgen.golden.demo.inventory.v1.stock.Shelf;
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

/// Robots that fetch things.
///
/// The functions of `demo:inventory/robots@1.2.0`.
@WitInterface("demo:inventory/robots@1.2.0")
public interface Robots {
    /// Sends a robot for one thing. @see nothing, {\@code stays} as it is, a \< b, and \\u0041 too.
    ///
    /// `func(from: shelf, sku: sku, trail: list<position>) -> result<position, problem>`
    @WitFunction("fetch")
    Position fetch(Shelf from, String sku, List<Position> trail) throws ProblemException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Robots host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Robots> hosts) {
        HostBinding.in(linker.instance("demo:inventory/robots@1.2.0"), MethodHandles.lookup())
                .functionsPerCall(Robots.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Robots of(ComponentInstance instance) {
        return GuestBinding.client(instance, Robots.class, MethodHandles.lookup());
    }
}
