// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.ashlar.capabilities.keyvaluedraft2;

import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics.Atomics;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.batch.Batch;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.Store;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.util.function.Function;

/// Key-value stores as Spin has them.
///
/// The world `ashlar:capabilities/key-value-draft2`.
public final class KeyValueDraft2 {
    private KeyValueDraft2() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        Store.linkPerCall(linker, context -> all.apply(context).store());
        Atomics.linkPerCall(linker, context -> all.apply(context).atomics());
        Batch.linkPerCall(linker, context -> all.apply(context).batch());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("wasi:keyvalue/store@0.2.0-draft2")
        Store store();

        @WitInterface("wasi:keyvalue/atomics@0.2.0-draft2")
        Atomics atomics();

        @WitInterface("wasi:keyvalue/batch@0.2.0-draft2")
        Batch batch();
    }
}
