// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.cli.v0_2.environment;

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

/// The functions of `wasi:cli/environment@0.2.12`.
@WitInterface("wasi:cli/environment@0.2.12")
public interface Environment {
    /// `func() -> list<tuple<string, string>>`
    @WitFunction("get-environment")
    List<Tuple.Of2<String, String>> getEnvironment();

    /// `func() -> list<string>`
    @WitFunction("get-arguments")
    List<String> getArguments();

    /// `func() -> option<string>`
    @WitFunction("initial-cwd")
    Optional<String> initialCwd();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Environment host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Environment> hosts) {
        HostBinding.in(linker.instance("wasi:cli/environment@0.2.12"), MethodHandles.lookup())
                .functionsPerCall(Environment.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Environment of(ComponentInstance instance) {
        return GuestBinding.client(instance, Environment.class, MethodHandles.lookup());
    }
}
