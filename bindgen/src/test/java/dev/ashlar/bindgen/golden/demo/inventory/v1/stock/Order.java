// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.stock;

/// WIT's enum `order`.
public enum Order {
    BY_SKU,
    BY_COUNT
}
