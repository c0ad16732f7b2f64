// Generated from WIT by ashlar. Do not edit.
/// Passes on to one of the drafts of wasi:keyvalue; errors are "no-such-store", "access-denied", or what the
/// store said.
///
/// The interface `ashlar:guests/key-value`.
@NullMarked
package dev.ashlar.capabilities.guests.ashlar.guests.keyvalue;

import org.jspecify.annotations.NullMarked;
