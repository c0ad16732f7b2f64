// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.guests.ashlar.guests.settings;

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

/// Reads its configuration by each draft, and logs.
///
/// The functions of `ashlar:guests/settings`.
@WitInterface("ashlar:guests/settings")
public interface Settings {
    /// `func(draft: draft, key: string) -> result<option<string>, string>`
    @WitFunction("get")
    Optional<String> get(Draft draft, String key) throws StringException;

    /// `func(draft: draft) -> result<list<tuple<string, string>>, string>`
    @WitFunction("get-all")
    List<Tuple.Of2<String, String>> getAll(Draft draft) throws StringException;

    /// Logs a message several times; levels count from 0.
    ///
    /// `func(level: u8, context: string, message: string, times: u32)`
    @WitFunction("log")
    void log(int level, String context, String message, long times);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Settings host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Settings> hosts) {
        HostBinding.in(linker.instance("ashlar:guests/settings"), MethodHandles.lookup())
                .functionsPerCall(Settings.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Settings of(ComponentInstance instance) {
        return GuestBinding.client(instance, Settings.class, MethodHandles.lookup());
    }
}
