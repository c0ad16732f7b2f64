// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.ashlar.capabilities.config;

import dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft.runtime.Runtime;
import dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft_2024_09_27.store.Store;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.util.function.Function;

/// Configuration, in the three shapes that it has had.
///
/// The world `ashlar:capabilities/config`.
public final class Config {
    private Config() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        Runtime.linkPerCall(linker, context -> all.apply(context).runtime());
        Store.linkPerCall(linker, context -> all.apply(context).configStore());
        dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_rc_1.store.Store.linkPerCall(
                linker, context -> all.apply(context).configStore_());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("wasi:config/runtime@0.2.0-draft")
        Runtime runtime();

        @WitInterface("wasi:config/store@0.2.0-draft-2024-09-27")
        Store configStore();

        @WitInterface("wasi:config/store@0.2.0-rc.1")
        dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_rc_1.store.Store configStore_();
    }
}
