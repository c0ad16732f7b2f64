// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:guests/probes`.
@NullMarked
package dev.ashlar.capabilities.guests.ashlar.guests.probes;

import org.jspecify.annotations.NullMarked;
