// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.provider;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.WitInterface;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc.Calc;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter.Greeter;
import dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv.Kv;
import java.lang.invoke.MethodHandles;

/// The world `ashlar:demo/provider@0.1.0`.
public final class Provider {
    private Provider() {}

    /// What an instance of a component of this world exports.
    public static Exports exports(ComponentInstance instance) {
        return GuestBinding.client(instance, Exports.class, MethodHandles.lookup());
    }

    /// What components of this world export.
    public interface Exports {
        @WitInterface("ashlar:demo/calc@0.1.0")
        Calc calc();

        @WitInterface("ashlar:demo/greeter@0.1.0")
        Greeter greeter();

        @WitInterface("ashlar:demo/kv@0.1.0")
        Kv kv();
    }
}
