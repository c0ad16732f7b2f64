// Generated from WIT by ashlar. Do not edit.
/// Numbers.
///
/// The interface `ashlar:demo/calc@0.1.0`.
@NullMarked
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc;

import org.jspecify.annotations.NullMarked;
