// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:capabilities/config`.
@NullMarked
package dev.ashlar.capabilities.bindings.ashlar.capabilities.config;

import org.jspecify.annotations.NullMarked;
