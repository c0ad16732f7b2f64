// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.stock;

import java.util.List;
import java.util.Optional;

/// A kind of thing and how many there are.
///
/// WIT's record `entry`.
///
/// @param sku `sku`
/// @param count `u32`: Never more than fits into the shelf.
/// @param labels `list<string>`
/// @param photo `option<list<u8>>`
public record Entry(String sku, long count, List<String> labels, Optional<byte[]> photo) {
    public Entry {
        labels = List.copyOf(labels);
    }
}
