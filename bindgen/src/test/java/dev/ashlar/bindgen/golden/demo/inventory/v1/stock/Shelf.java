// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.stock;

import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import java.util.List;
import java.util.Set;

/// A place for things.
///
/// Shelves are opened by `open`, see [the manual](https://example.com/manual).
///
/// WIT's resource `shelf`.
@WitResource(in = "demo:inventory/stock@1.2.0", name = "shelf")
public interface Shelf extends AutoCloseable {
    /// Moves things between shelves.
    ///
    /// `func(other: borrow<shelf>, sku: sku, count: u32) -> result<_, problem>`
    @WitFunction("[method]shelf.move-to")
    void moveTo(Shelf other, String sku, long count) throws ProblemException;

    /// `func(order: order, filter: filter) -> list<entry>`
    @WitFunction("[method]shelf.entries")
    List<Entry> entries(Order order, Set<Filter> filter);

    /// Gives the resource up: its owner does not need it any more.
    @Override
    void close();
}
