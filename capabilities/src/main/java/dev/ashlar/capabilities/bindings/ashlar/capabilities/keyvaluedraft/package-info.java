// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:capabilities/key-value-draft`.
@NullMarked
package dev.ashlar.capabilities.bindings.ashlar.capabilities.keyvaluedraft;

import org.jspecify.annotations.NullMarked;
