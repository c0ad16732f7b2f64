// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.List;

/// WIT's resource `fields`.
@WitResource(in = "wasi:http/types@0.2.12", name = "fields")
public interface Fields extends AutoCloseable {
    /// `func(name: field-name) -> list<field-value>`
    @WitFunction("[method]fields.get")
    List<byte[]> get(String name);

    /// `func(name: field-name) -> bool`
    @WitFunction("[method]fields.has")
    boolean has(String name);

    /// `func(name: field-name, value: list<field-value>) -> result<_, header-error>`
    @WitFunction("[method]fields.set")
    void set(String name, List<byte[]> value) throws HeaderErrorException;

    /// `func(name: field-name) -> result<_, header-error>`
    @WitFunction("[method]fields.delete")
    void delete(String name) throws HeaderErrorException;

    /// `func(name: field-name, value: field-value) -> result<_, header-error>`
    @WitFunction("[method]fields.append")
    void append(String name, byte[] value) throws HeaderErrorException;

    /// `func() -> list<tuple<field-name, field-value>>`
    @WitFunction("[method]fields.entries")
    List<Tuple.Of2<String, byte[]>> entries();

    /// `func() -> fields`
    @WitFunction("[method]fields.clone")
    Fields clone();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
