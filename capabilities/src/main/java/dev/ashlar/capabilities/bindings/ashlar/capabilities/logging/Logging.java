// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.ashlar.capabilities.logging;

import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.util.function.Function;

/// Messages for a log.
///
/// The world `ashlar:capabilities/logging`.
public final class Logging {
    private Logging() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        dev.ashlar.capabilities.bindings.wasi.logging.v0_1_0_draft.logging.Logging.linkPerCall(
                linker, context -> all.apply(context).logging());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("wasi:logging/logging@0.1.0-draft")
        dev.ashlar.capabilities.bindings.wasi.logging.v0_1_0_draft.logging.Logging logging();
    }
}
