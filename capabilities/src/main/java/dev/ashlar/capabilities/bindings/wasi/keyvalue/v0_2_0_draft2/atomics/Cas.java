// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.atomics;

import dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store.ErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.Optional;

/// WIT's resource `cas`.
@WitResource(in = "wasi:keyvalue/atomics@0.2.0-draft2", name = "cas")
public interface Cas extends AutoCloseable {
    /// `func() -> result<option<list<u8>>, error>`
    @WitFunction("[method]cas.current")
    Optional<byte[]> current() throws ErrorException;

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
