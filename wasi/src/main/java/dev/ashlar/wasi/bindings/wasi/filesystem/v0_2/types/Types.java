// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.Error;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Function;

/// The functions of `wasi:filesystem/types@0.2.12`.
@WitInterface("wasi:filesystem/types@0.2.12")
public interface Types {
    /// `func(err: borrow<error>) -> option<error-code>`
    @WitFunction("filesystem-error-code")
    Optional<ErrorCode> filesystemErrorCode(Error err);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Types host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Types> hosts) {
        HostBinding.in(linker.instance("wasi:filesystem/types@0.2.12"), MethodHandles.lookup())
                .resource(Descriptor.class)
                .resource(DirectoryEntryStream.class)
                .functionsPerCall(Types.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Types of(ComponentInstance instance) {
        return GuestBinding.client(instance, Types.class, MethodHandles.lookup());
    }
}
