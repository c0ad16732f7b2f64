// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.consumer;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.Calc;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Greeter;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv.Kv;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.tour.Tour;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The world `ashlar:demo/consumer@0.1.0`.
public final class Consumer {
    private Consumer() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        Calc.linkPerCall(linker, context -> all.apply(context).calc());
        Greeter.linkPerCall(linker, context -> all.apply(context).greeter());
        Kv.linkPerCall(linker, context -> all.apply(context).kv());
    }

    /// What an instance of a component of this world exports.
    public static Exports exports(ComponentInstance instance) {
        return GuestBinding.client(instance, Exports.class, MethodHandles.lookup());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("ashlar:demo/calc@0.1.0")
        Calc calc();

        @WitInterface("ashlar:demo/greeter@0.1.0")
        Greeter greeter();

        @WitInterface("ashlar:demo/kv@0.1.0")
        Kv kv();
    }

    /// What components of this world export.
    public interface Exports {
        @WitInterface("ashlar:demo/tour@0.1.0")
        Tour tour();
    }
}
