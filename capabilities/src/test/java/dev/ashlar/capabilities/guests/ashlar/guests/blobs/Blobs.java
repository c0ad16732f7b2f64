// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.guests.ashlar.guests.blobs;

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
import java.util.function.Function;

/// Passes on to wasi:blobstore.
///
/// The functions of `ashlar:guests/blobs`.
@WitInterface("ashlar:guests/blobs")
public interface Blobs {
    /// `func(container: string) -> result<_, string>`
    @WitFunction("create-container")
    void createContainer(String container) throws StringException;

    /// `func(container: string) -> result<tuple<string, u64>, string>`
    @WitFunction("get-container")
    Tuple.Of2<String, Long> getContainer(String container) throws StringException;

    /// `func(container: string) -> result<_, string>`
    @WitFunction("delete-container")
    void deleteContainer(String container) throws StringException;

    /// `func(container: string) -> result<bool, string>`
    @WitFunction("container-exists")
    boolean containerExists(String container) throws StringException;

    /// `func(container: string) -> result<_, string>`
    @WitFunction("clear")
    void clear(String container) throws StringException;

    /// Names the object, then writes.
    ///
    /// `func(container: string, name: string, data: list<u8>) -> result<_, string>`
    @WitFunction("write")
    void write(String container, String name, byte[] data) throws StringException;

    /// Writes so many times, then names the object.
    ///
    /// `func(container: string, name: string, data: list<u8>, times: u32) -> result<_, string>`
    @WitFunction("write-before")
    void writeBefore(String container, String name, byte[] data, long times) throws StringException;

    /// Writes, and forgets to finish.
    ///
    /// `func(container: string, name: string, data: list<u8>) -> result<_, string>`
    @WitFunction("abandon")
    void abandon(String container, String name, byte[] data) throws StringException;

    /// Leaves so many objects open for writing.
    ///
    /// `func(container: string, name: string, times: u32) -> result<_, string>`
    @WitFunction("hoard")
    void hoard(String container, String name, long times) throws StringException;

    /// `func(container: string, name: string, start: u64, end: u64) -> result<list<u8>, string>`
    @WitFunction("read")
    byte[] read(String container, String name, long start, long end) throws StringException;

    /// By a stream; how many bytes, and their sum.
    ///
    /// `func(container: string, name: string) -> result<tuple<u64, u64>, string>`
    @WitFunction("add-up")
    Tuple.Of2<Long, Long> addUp(String container, String name) throws StringException;

    /// Opens the object, replaces and deletes it, and reads.
    ///
    /// `func(container: string, name: string) -> result<list<u8>, string>`
    @WitFunction("read-late")
    byte[] readLate(String container, String name) throws StringException;

    /// `func(container: string, at-a-time: u64) -> result<list<string>, string>`
    @WitFunction("names")
    List<String> names(String container, long atATime) throws StringException;

    /// `func(container: string, count: u64) -> result<tuple<u64, bool>, string>`
    @WitFunction("skip")
    Tuple.Of2<Long, Boolean> skip(String container, long count) throws StringException;

    /// `func(container: string, name: string) -> result<bool, string>`
    @WitFunction("has")
    boolean has(String container, String name) throws StringException;

    /// `func(container: string, name: string) -> result<about, string>`
    @WitFunction("info")
    About info(String container, String name) throws StringException;

    /// `func(container: string, names: list<string>) -> result<_, string>`
    @WitFunction("delete")
    void delete(String container, List<String> names) throws StringException;

    /// `func(container: string, name: string, to-container: string, to-name: string) -> result<_, string>`
    @WitFunction("copy")
    void copy(String container, String name, String toContainer, String toName) throws StringException;

    /// `func(container: string, name: string, to-container: string, to-name: string) -> result<_, string>`
    @WitFunction("move")
    void move(String container, String name, String toContainer, String toName) throws StringException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Blobs host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Blobs> hosts) {
        HostBinding.in(linker.instance("ashlar:guests/blobs"), MethodHandles.lookup())
                .functionsPerCall(Blobs.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Blobs of(ComponentInstance instance) {
        return GuestBinding.client(instance, Blobs.class, MethodHandles.lookup());
    }
}
