// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter;

import java.util.Optional;

/// WIT's record `refusal`.
///
/// @param who `option<string>`
/// @param reason `string`
public record Refusal(Optional<String> who, String reason) {}
