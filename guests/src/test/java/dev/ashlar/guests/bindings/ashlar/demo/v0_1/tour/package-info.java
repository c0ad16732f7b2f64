// Generated from WIT by ashlar. Do not edit.
/// What a consumer offers: a walk through all of the above.
///
/// The interface `ashlar:demo/tour@0.1.0`.
@NullMarked
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.tour;

import org.jspecify.annotations.NullMarked;
