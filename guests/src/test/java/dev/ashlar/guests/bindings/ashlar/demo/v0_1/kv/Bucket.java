// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.List;
import java.util.Optional;

/// WIT's resource `bucket`.
@WitResource(in = "ashlar:demo/kv@0.1.0", name = "bucket")
public interface Bucket extends AutoCloseable {
    /// `func() -> string`
    @WitFunction("[method]bucket.name")
    String name();

    /// `func(key: string) -> option<list<u8>>`
    @WitFunction("[method]bucket.get")
    Optional<byte[]> get(String key);

    /// The value before, if any.
    ///
    /// `func(key: string, value: list<u8>) -> option<list<u8>>`
    @WitFunction("[method]bucket.set")
    Optional<byte[]> set(String key, byte[] value);

    /// In the order of insertion.
    ///
    /// `func() -> list<string>`
    @WitFunction("[method]bucket.keys")
    List<String> keys();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
