// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.function.Function;

/// The functions of `wasi:blobstore/types@0.2.0-draft`.
@WitInterface("wasi:blobstore/types@0.2.0-draft")
public interface Types {
    /// `func() -> outgoing-value`
    @WitFunction("[static]outgoing-value.new-outgoing-value")
    OutgoingValue outgoingValueNewOutgoingValue();

    /// `func(this: outgoing-value) -> result<_, error>`
    @WitFunction("[static]outgoing-value.finish")
    void outgoingValueFinish(OutgoingValue this_) throws ErrorException;

    /// `func(this: incoming-value) -> result<incoming-value-sync-body, error>`
    @WitFunction("[static]incoming-value.incoming-value-consume-sync")
    byte[] incomingValueIncomingValueConsumeSync(IncomingValue this_) throws ErrorException;

    /// `func(this: incoming-value) -> result<incoming-value-async-body, error>`
    @WitFunction("[static]incoming-value.incoming-value-consume-async")
    InputStream incomingValueIncomingValueConsumeAsync(IncomingValue this_) throws ErrorException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Types host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Types> hosts) {
        HostBinding.in(linker.instance("wasi:blobstore/types@0.2.0-draft"), MethodHandles.lookup())
                .resource(OutgoingValue.class)
                .resource(IncomingValue.class)
                .functionsPerCall(Types.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Types of(ComponentInstance instance) {
        return GuestBinding.client(instance, Types.class, MethodHandles.lookup());
    }
}
