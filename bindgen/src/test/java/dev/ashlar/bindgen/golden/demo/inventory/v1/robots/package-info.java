// Generated from WIT by ashlar. Do not edit.
/// Robots that fetch things.
///
/// The interface `demo:inventory/robots@1.2.0`.
@NullMarked
package dev.ashlar.bindgen.golden.demo.inventory.v1.robots;

import org.jspecify.annotations.NullMarked;
