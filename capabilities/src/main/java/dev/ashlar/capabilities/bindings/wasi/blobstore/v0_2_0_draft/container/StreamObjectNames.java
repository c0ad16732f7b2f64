// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.container;

import dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types.ErrorException;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.List;

/// WIT's resource `stream-object-names`.
@WitResource(in = "wasi:blobstore/container@0.2.0-draft", name = "stream-object-names")
public interface StreamObjectNames extends AutoCloseable {
    /// `func(len: u64) -> result<tuple<list<object-name>, bool>, error>`
    @WitFunction("[method]stream-object-names.read-stream-object-names")
    Tuple.Of2<List<String>, Boolean> readStreamObjectNames(long len) throws ErrorException;

    /// `func(num: u64) -> result<tuple<u64, bool>, error>`
    @WitFunction("[method]stream-object-names.skip-stream-object-names")
    Tuple.Of2<Long, Boolean> skipStreamObjectNames(long num) throws ErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
