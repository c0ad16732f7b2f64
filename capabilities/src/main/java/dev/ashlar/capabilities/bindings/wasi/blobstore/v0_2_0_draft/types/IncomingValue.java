// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.blobstore.v0_2_0_draft.types;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;

/// WIT's resource `incoming-value`.
@WitResource(in = "wasi:blobstore/types@0.2.0-draft", name = "incoming-value")
public interface IncomingValue extends AutoCloseable {
    /// `func() -> u64`
    @WitFunction("[method]incoming-value.size")
    long size();

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
