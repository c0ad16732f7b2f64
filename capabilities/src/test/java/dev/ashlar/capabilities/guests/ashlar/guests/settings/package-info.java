// Generated from WIT by ashlar. Do not edit.
/// Reads its configuration by each draft, and logs.
///
/// The interface `ashlar:guests/settings`.
@NullMarked
package dev.ashlar.capabilities.guests.ashlar.guests.settings;

import org.jspecify.annotations.NullMarked;
