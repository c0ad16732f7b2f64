// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.filesystem.v0_2.types;

/// WIT's record `directory-entry`.
///
/// @param type `descriptor-type`
/// @param name `string`
public record DirectoryEntry(DescriptorType type, String name) {}
