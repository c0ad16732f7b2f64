// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.config.v0_2_0_rc_1.store;

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

/// The functions of `wasi:config/store@0.2.0-rc.1`.
@WitInterface("wasi:config/store@0.2.0-rc.1")
public interface Store {
    /// `func(key: string) -> result<option<string>, error>`
    @WitFunction("get")
    Optional<String> get(String key) throws ErrorException;

    /// `func() -> result<list<tuple<string, string>>, error>`
    @WitFunction("get-all")
    List<Tuple.Of2<String, String>> getAll() throws ErrorException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Store host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Store> hosts) {
        HostBinding.in(linker.instance("wasi:config/store@0.2.0-rc.1"), MethodHandles.lookup())
                .functionsPerCall(Store.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Store of(ComponentInstance instance) {
        return GuestBinding.client(instance, Store.class, MethodHandles.lookup());
    }
}
