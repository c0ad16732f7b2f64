// Generated from WIT by ashlar. Do not edit.
/// A store in memory: the resource that crosses borders.
///
/// The interface `ashlar:demo/kv@0.1.0`.
@NullMarked
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.kv;

import org.jspecify.annotations.NullMarked;
