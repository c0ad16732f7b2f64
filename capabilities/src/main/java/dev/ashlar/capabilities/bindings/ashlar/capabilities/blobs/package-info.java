// Generated from WIT by ashlar. Do not edit.
/// The world `ashlar:capabilities/blobs`.
@NullMarked
package dev.ashlar.capabilities.bindings.ashlar.capabilities.blobs;

import org.jspecify.annotations.NullMarked;
