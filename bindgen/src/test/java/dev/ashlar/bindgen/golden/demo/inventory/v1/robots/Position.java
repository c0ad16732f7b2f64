// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.robots;

/// WIT's record `position`.
///
/// @param x `f32`
/// @param y `f32`
public record Position(float x, float y) {}
