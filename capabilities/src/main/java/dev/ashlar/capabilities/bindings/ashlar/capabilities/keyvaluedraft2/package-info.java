// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:capabilities/key-value-draft2`.
@NullMarked
package dev.ashlar.capabilities.bindings.ashlar.capabilities.keyvaluedraft2;

import org.jspecify.annotations.NullMarked;
