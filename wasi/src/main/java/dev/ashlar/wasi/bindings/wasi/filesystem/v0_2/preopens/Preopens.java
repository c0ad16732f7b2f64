// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.preopens;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types.Descriptor;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Function;

/// The functions of `wasi:filesystem/preopens@0.2.12`.
@WitInterface("wasi:filesystem/preopens@0.2.12")
public interface Preopens {
    /// `func() -> list<tuple<descriptor, string>>`
    @WitFunction("get-directories")
    List<Tuple.Of2<Descriptor, String>> getDirectories();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Preopens host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Preopens> hosts) {
        HostBinding.in(linker.instance("wasi:filesystem/preopens@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(Preopens.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Preopens of(ComponentInstance instance) {
        return GuestBinding.client(instance, Preopens.class, MethodHandles.lookup());
    }
}
