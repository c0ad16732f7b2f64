// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.ashlar.wasi.http;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.clocks.v0_2.monotonicclock.MonotonicClock;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.incominghandler.IncomingHandler;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.outgoinghandler.OutgoingHandler;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Types;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.ErrorInterface;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Poll;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.Streams;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// What the host implements of wasi:http, and what a component that serves exports.
///
/// The world `ashlar:wasi/http`.
public final class Http {
    private Http() {}

    /// Lets components import this world's imports, implemented by `imports`.
    public static void link(ComponentLinker linker, Imports imports) {
        linkPerCall(linker, context -> imports);
    }

    /// The same, implemented by what `all` finds for a call: components linked once serve many stores.
    public static void linkPerCall(ComponentLinker linker, Function<CallContext, Imports> all) {
        Poll.linkPerCall(linker, context -> all.apply(context).poll());
        MonotonicClock.linkPerCall(linker, context -> all.apply(context).monotonicClock());
        ErrorInterface.link(linker);
        Streams.link(linker);
        Types.linkPerCall(linker, context -> all.apply(context).types());
        OutgoingHandler.linkPerCall(linker, context -> all.apply(context).outgoingHandler());
    }

    /// What an instance of a component of this world exports.
    public static Exports exports(ComponentInstance instance) {
        return GuestBinding.client(instance, Exports.class, MethodHandles.lookup());
    }

    /// What components of this world import.
    public interface Imports {
        @WitInterface("wasi:io/poll@0.2.12")
        Poll poll();

        @WitInterface("wasi:clocks/monotonic-clock@0.2.12")
        MonotonicClock monotonicClock();

        @WitInterface("wasi:http/types@0.2.12")
        Types types();

        @WitInterface("wasi:http/outgoing-handler@0.2.12")
        OutgoingHandler outgoingHandler();
    }

    /// What components of this world export.
    public interface Exports {
        @WitInterface("wasi:http/incoming-handler@0.2.12")
        IncomingHandler incomingHandler();
    }
}
