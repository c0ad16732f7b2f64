// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.ashlar.capabilities.blobs;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.blobstore.Blobstore;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container.ContainerInterface;
import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.Types;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.ErrorInterface;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Poll;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.Streams;
import java.util.function.Function;

/// Containers of objects.
///
/// The world `ashlar:capabilities/blobs`.
public final class Blobs {
    private Blobs() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        ErrorInterface.link(linker);
        Poll.linkPerCall(linker, context -> all.apply(context).poll());
        Streams.link(linker);
        Types.linkPerCall(linker, context -> all.apply(context).types());
        ContainerInterface.link(linker);
        Blobstore.linkPerCall(linker, context -> all.apply(context).blobstore());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("wasi:io/poll@0.2.12")
        Poll poll();

        @WitInterface("wasi:blobstore/types@0.2.0-draft")
        Types types();

        @WitInterface("wasi:blobstore/blobstore@0.2.0-draft")
        Blobstore blobstore();
    }
}
