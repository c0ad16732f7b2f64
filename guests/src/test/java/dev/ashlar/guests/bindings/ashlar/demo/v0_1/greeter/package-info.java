// Generated from WIT by ashlar. Do not edit.
/// Strings and shapes made of them.
///
/// The interface `ashlar:demo/greeter@0.1.0`.
@NullMarked
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.greeter;

import org.jspecify.annotations.NullMarked;
