// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_draft.runtime;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The functions of `wasi:config/runtime@0.2.0-draft`.
@WitInterface("wasi:config/runtime@0.2.0-draft")
public interface Runtime {
    /// `func(key: string) -> result<option<string>, config-error>`
    @WitFunction("get")
    Optional<String> get(String key) throws ConfigErrorException;

    /// `func() -> result<list<tuple<string, string>>, config-error>`
    @WitFunction("get-all")
    List<Tuple.Of2<String, String>> getAll() throws ConfigErrorException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Runtime host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Runtime> hosts) {
        HostBinding.in(linker.instance("wasi:config/runtime@0.2.0-draft"), MethodHandles.lookup())
                .functionsPerCall(Runtime.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Runtime of(ComponentInstance instance) {
        return GuestBinding.client(instance, Runtime.class, MethodHandles.lookup());
    }
}
