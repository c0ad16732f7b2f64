// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:capabilities/logging`.
@NullMarked
package dev.ashlar.capabilities.bindings.ashlar.capabilities.logging;

import org.jspecify.annotations.NullMarked;
