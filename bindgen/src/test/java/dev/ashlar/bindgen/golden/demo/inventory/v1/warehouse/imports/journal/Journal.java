// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.warehouse.imports.journal;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// Where to tell what happens.
///
/// The functions of `journal`.
@WitInterface("journal")
public interface Journal {
    /// `func(level: level, text: string)`
    @WitFunction("write")
    void write(Level level, String text);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Journal host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Journal> hosts) {
        HostBinding.in(linker.instance("journal"), MethodHandles.lookup()).functionsPerCall(Journal.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Journal of(ComponentInstance instance) {
        return GuestBinding.client(instance, Journal.class, MethodHandles.lookup());
    }
}
