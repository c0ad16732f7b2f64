// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.Optional;

/// WIT's resource `bucket`.
@WitResource(in = "wasi:keyvalue/store@0.2.0-draft2", name = "bucket")
public interface Bucket extends AutoCloseable {
    /// `func(key: string) -> result<option<list<u8>>, error>`
    @WitFunction("[method]bucket.get")
    Optional<byte[]> get(String key) throws ErrorException;

    /// `func(key: string, value: list<u8>) -> result<_, error>`
    @WitFunction("[method]bucket.set")
    void set(String key, byte[] value) throws ErrorException;

    /// `func(key: string) -> result<_, error>`
    @WitFunction("[method]bucket.delete")
    void delete(String key) throws ErrorException;

    /// `func(key: string) -> result<bool, error>`
    @WitFunction("[method]bucket.exists")
    boolean exists(String key) throws ErrorException;

    /// `func(cursor: option<string>) -> result<key-response, error>`
    @WitFunction("[method]bucket.list-keys")
    KeyResponse listKeys(Optional<String> cursor) throws ErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
