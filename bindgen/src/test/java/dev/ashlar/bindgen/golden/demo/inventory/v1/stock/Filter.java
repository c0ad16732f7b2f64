// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.stock;

/// WIT's flags `filter`.
public enum Filter {
    /// Things of which there are none as well.
    WITH_EMPTY,

    ONLY_FRAGILE
}
