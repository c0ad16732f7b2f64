// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;

/// WIT's resource `outgoing-value`.
@WitResource(in = "wasi:blobstore/types@0.2.0-draft", name = "outgoing-value")
public interface OutgoingValue extends AutoCloseable {
    /// `func() -> result<output-stream>`
    @WitFunction("[method]outgoing-value.outgoing-value-write-body")
    OutputStream outgoingValueWriteBody() throws UnitErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
