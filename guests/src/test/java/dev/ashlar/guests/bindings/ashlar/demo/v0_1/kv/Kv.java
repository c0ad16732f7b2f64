// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Function;

/// A store in memory: the resource that crosses borders.
///
/// The functions of `ashlar:demo/kv@0.1.0`.
@WitInterface("ashlar:demo/kv@0.1.0")
public interface Kv {
    /// How many buckets there are now.
    ///
    /// `func() -> u32`
    @WitFunction("live")
    long live();

    /// How many entries the buckets hold.
    ///
    /// `func(buckets: list<borrow<bucket>>) -> u32`
    @WitFunction("entries")
    long entries(List<Bucket> buckets);

    /// A bucket by that name that is handed over: own in a result, inside other types.
    ///
    /// `func(names: list<string>) -> result<list<bucket>, string>`
    @WitFunction("open")
    List<Bucket> open(List<String> names) throws StringException;

    /// `func(name: string) -> bucket`
    @WitFunction("[constructor]bucket")
    Bucket newBucket(String name);

    /// A bucket named `name` with what both hold; of a key in both, the value of the second.
    ///
    /// `func(name: string, first: bucket, second: borrow<bucket>) -> bucket`
    @WitFunction("[static]bucket.merged")
    Bucket bucketMerged(String name, Bucket first, Bucket second);

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Kv host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Kv> hosts) {
        HostBinding.in(linker.instance("ashlar:demo/kv@0.1.0"), MethodHandles.lookup())
                .resource(Bucket.class)
                .functionsPerCall(Kv.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Kv of(ComponentInstance instance) {
        return GuestBinding.client(instance, Kv.class, MethodHandles.lookup());
    }
}
