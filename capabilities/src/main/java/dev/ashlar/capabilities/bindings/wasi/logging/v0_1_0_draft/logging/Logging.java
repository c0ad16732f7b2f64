// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.logging.v0_1_0_draft.logging;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:logging/logging@0.1.0-draft`.
@WitInterface("wasi:logging/logging@0.1.0-draft")
public interface Logging {
    /// `func(level: level, context: string, message: string)`
    @WitFunction("log")
    void log(Level level, String context, String message);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Logging host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Logging> hosts) {
        HostBinding.in(linker.instance("wasi:logging/logging@0.1.0-draft"), MethodHandles.lookup())
                .functionsPerCall(Logging.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Logging of(ComponentInstance instance) {
        return GuestBinding.client(instance, Logging.class, MethodHandles.lookup());
    }
}
