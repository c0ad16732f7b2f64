// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.guests.ashlar.guests.probes;

import dev.ashlar.capabilities.guests.ashlar.guests.blobs.Blobs;
import dev.ashlar.capabilities.guests.ashlar.guests.keyvalue.KeyValue;
import dev.ashlar.capabilities.guests.ashlar.guests.settings.Settings;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.util.function.Function;

/// What the tests call; their bindings are generated from it.
///
/// The world `ashlar:guests/probes`.
public final class Probes {
    private Probes() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        Settings.linkPerCall(linker, context -> all.apply(context).settings());
        KeyValue.linkPerCall(linker, context -> all.apply(context).keyValue());
        Blobs.linkPerCall(linker, context -> all.apply(context).blobs());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("ashlar:guests/settings")
        Settings settings();

        @WitInterface("ashlar:guests/key-value")
        KeyValue keyValue();

        @WitInterface("ashlar:guests/blobs")
        Blobs blobs();
    }
}
