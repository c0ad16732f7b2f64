// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.capabilities.bindings.wasi.keyvalue.v0_2_0_draft2.store;

import java.util.List;
import java.util.Optional;

/// WIT's record `key-response`.
///
/// @param keys `list<string>`
/// @param cursor `option<string>`
public record KeyResponse(List<String> keys, Optional<String> cursor) {
    public KeyResponse {
        keys = List.copyOf(keys);
    }
}
