// Generated from WIT by ashlar. Do not edit.
/// The world `demo:inventory/warehouse@1.2.0`.
@NullMarked
package dev.ashlar.bindgen.golden.demo.inventory.v1.warehouse;

import org.jspecify.annotations.NullMarked;
