// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.batch;

import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store.Bucket;
import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store.ErrorException;
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

/// The functions of `wasi:keyvalue/batch@0.2.0-draft`.
@WitInterface("wasi:keyvalue/batch@0.2.0-draft")
public interface Batch {
    /// `func(bucket: borrow<bucket>, keys: list<string>) -> result<list<option<tuple<string, list<u8>>>>,
    /// error>`
    @WitFunction("get-many")
    List<Optional<Tuple.Of2<String, byte[]>>> getMany(Bucket bucket, List<String> keys) throws ErrorException;

    /// `func(bucket: borrow<bucket>, key-values: list<tuple<string, list<u8>>>) -> result<_, error>`
    @WitFunction("set-many")
    void setMany(Bucket bucket, List<Tuple.Of2<String, byte[]>> keyValues) throws ErrorException;

    /// `func(bucket: borrow<bucket>, keys: list<string>) -> result<_, error>`
    @WitFunction("delete-many")
    void deleteMany(Bucket bucket, List<String> keys) throws ErrorException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Batch host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Batch> hosts) {
        HostBinding.in(linker.instance("wasi:keyvalue/batch@0.2.0-draft"), MethodHandles.lookup())
                .functionsPerCall(Batch.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Batch of(ComponentInstance instance) {
        return GuestBinding.client(instance, Batch.class, MethodHandles.lookup());
    }
}
