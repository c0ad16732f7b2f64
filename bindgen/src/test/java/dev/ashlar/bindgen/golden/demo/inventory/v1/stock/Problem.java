// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.stock;

/// Why something cannot be done.
///
/// WIT's variant `problem`.
public sealed interface Problem {
    /// There is no such kind of thing.
    ///
    /// @param value `sku`
    record Unknown(String value) implements Problem {}

    /// There are fewer than wanted; this many.
    ///
    /// @param value `u32`
    record TooFew(long value) implements Problem {}

    record Closed() implements Problem {}
}
