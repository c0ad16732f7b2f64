// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.warehouse;

import dev.ashlar.bindgen.golden.demo.inventory.v1.robots.Robots;
import dev.ashlar.bindgen.golden.demo.inventory.v1.stock.Stock;
import dev.ashlar.bindgen.golden.demo.inventory.v1.warehouse.imports.journal.Journal;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The side of the warehouse.
///
/// The world `demo:inventory/warehouse@1.2.0`.
public final class Warehouse {
    private Warehouse() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        Stock.linkPerCall(linker, context -> all.apply(context).stock());
        Journal.linkPerCall(linker, context -> all.apply(context).journal());
        HostBinding.in(linker.root(), MethodHandles.lookup()).functionsPerCall(Imports.class, all);
    }

    /// What an instance of a component of this world exports.
    public static Exports exports(ComponentInstance instance) {
        return GuestBinding.client(instance, Exports.class, MethodHandles.lookup());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("demo:inventory/stock@1.2.0")
        Stock stock();

        /// Where to tell what happens.
        @WitInterface("journal")
        Journal journal();

        /// The time in seconds.
        ///
        /// `func() -> f64`
        @WitFunction("now")
        double now();
    }

    /// What components of this world export.
    public interface Exports {
        @WitInterface("demo:inventory/robots@1.2.0")
        Robots robots();

        /// Begins work.
        ///
        /// `func(robots: u8) -> result<_, string>`
        @WitFunction("start")
        void start(int robots) throws StringException;
    }
}
