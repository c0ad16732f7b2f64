// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft.store;

import java.util.List;
import java.util.Optional;

/// WIT's record `key-response`.
///
/// @param keys `list<string>`
/// @param cursor `option<u64>`
public record KeyResponse(List<String> keys, Optional<Long> cursor) {
    public KeyResponse {
        keys = List.copyOf(keys);
    }
}
