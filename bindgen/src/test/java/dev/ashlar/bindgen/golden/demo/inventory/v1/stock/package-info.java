// Generated from WIT by ashlar. Do not edit.
/// What is kept where.
///
/// The interface `demo:inventory/stock@1.2.0`.
///
/// `sku` is `string`.
///
/// Identifies a kind of thing.
@NullMarked
package dev.ashlar.bindgen.golden.demo.inventory.v1.stock;

import org.jspecify.annotations.NullMarked;
