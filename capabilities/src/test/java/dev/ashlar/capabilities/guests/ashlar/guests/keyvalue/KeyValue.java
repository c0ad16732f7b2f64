// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.guests.ashlar.guests.keyvalue;

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

/// Passes on to one of the drafts of wasi:keyvalue; errors are "no-such-store", "access-denied", or what the
/// store said.
///
/// The functions of `ashlar:guests/key-value`.
@WitInterface("ashlar:guests/key-value")
public interface KeyValue {
    /// `func(store: string, key: string) -> result<option<list<u8>>, string>`
    @WitFunction("get")
    Optional<byte[]> get(String store, String key) throws StringException;

    /// `func(store: string, key: string, value: list<u8>) -> result<_, string>`
    @WitFunction("set")
    void set(String store, String key, byte[] value) throws StringException;

    /// `func(store: string, key: string) -> result<_, string>`
    @WitFunction("delete")
    void delete(String store, String key) throws StringException;

    /// `func(store: string, key: string) -> result<bool, string>`
    @WitFunction("exists")
    boolean exists(String store, String key) throws StringException;

    /// Cursors are numbers where the draft has numbers.
    ///
    /// `func(store: string, cursor: option<string>) -> result<tuple<list<string>, option<string>>, string>`
    @WitFunction("list-keys")
    Tuple.Of2<List<String>, Optional<String>> listKeys(String store, Optional<String> cursor) throws StringException;

    /// `func(store: string, key: string, delta: s64) -> result<s64, string>`
    @WitFunction("increment")
    long increment(String store, String key, long delta) throws StringException;

    /// `func(store: string, keys: list<string>) -> result<list<option<tuple<string, list<u8>>>>, string>`
    @WitFunction("get-many")
    List<Optional<Tuple.Of2<String, byte[]>>> getMany(String store, List<String> keys) throws StringException;

    /// `func(store: string, key-values: list<tuple<string, list<u8>>>) -> result<_, string>`
    @WitFunction("set-many")
    void setMany(String store, List<Tuple.Of2<String, byte[]>> keyValues) throws StringException;

    /// `func(store: string, keys: list<string>) -> result<_, string>`
    @WitFunction("delete-many")
    void deleteMany(String store, List<String> keys) throws StringException;

    /// Remembers what a key's value is, and gives it; "no compare-and-swap" where the draft has none.
    ///
    /// `func(store: string, key: string) -> result<option<list<u8>>, string>`
    @WitFunction("watch")
    Optional<byte[]> watch(String store, String key) throws StringException;

    /// Swaps what is remembered; where that fails, remembers what is there now, and gives it.
    ///
    /// `func(value: list<u8>) -> result<_, option<list<u8>>>`
    @WitFunction("swap")
    void swap(byte[] value) throws OptionOfListOfU8Exception;

    /// Remembers a key so many times at once.
    ///
    /// `func(store: string, key: string, times: u32) -> result<_, string>`
    @WitFunction("hoard")
    void hoard(String store, String key, long times) throws StringException;

    /// Sets and gets a key in turns; for measurements.
    ///
    /// `func(store: string, key: string, sets: u32, gets: u32) -> result<_, string>`
    @WitFunction("work")
    void work(String store, String key, long sets, long gets) throws StringException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, KeyValue host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, KeyValue> hosts) {
        HostBinding.in(linker.instance("ashlar:guests/key-value"), MethodHandles.lookup())
                .functionsPerCall(KeyValue.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static KeyValue of(ComponentInstance instance) {
        return GuestBinding.client(instance, KeyValue.class, MethodHandles.lookup());
    }
}
