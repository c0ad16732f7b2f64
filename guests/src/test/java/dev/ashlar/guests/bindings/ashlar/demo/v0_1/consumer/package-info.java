// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:demo/consumer@0.1.0`.
@NullMarked
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.consumer;

import org.jspecify.annotations.NullMarked;
