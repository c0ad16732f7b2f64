// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.bindgen.golden.demo.inventory.v1.stock;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Result;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What is kept where.
///
/// The functions of `demo:inventory/stock@1.2.0`.
@WitInterface("demo:inventory/stock@1.2.0")
public interface Stock {
    /// All shelves there are, by `label`.
    ///
    /// `func() -> list<tuple<string, shelf>>`
    @WitFunction("shelves")
    List<Tuple.Of2<String, Shelf>> shelves();

    /// The number of things on all shelves.
    ///
    /// `func() -> result<u64, string>`
    @WitFunction("total")
    long total() throws StringException;

    /// Starts anew; fails without saying why.
    ///
    /// `func() -> result`
    @WitFunction("clear")
    void clear() throws UnitErrorException;

    /// `func() -> option<result<u64, problem>>`
    @WitFunction("last-audit")
    Optional<Result<Long, Problem>> lastAudit();

    /// `func(label: string) -> shelf`
    @WitFunction("[constructor]shelf")
    Shelf newShelf(String label);

    /// Opens the shelf of that label.
    ///
    /// `func(label: string) -> result<shelf, problem>`
    @WitFunction("[static]shelf.open")
    Shelf shelfOpen(String label) throws ProblemException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Stock host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Stock> hosts) {
        HostBinding.in(linker.instance("demo:inventory/stock@1.2.0"), MethodHandles.lookup())
                .resource(Shelf.class)
                .functionsPerCall(Stock.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Stock of(ComponentInstance instance) {
        return GuestBinding.client(instance, Stock.class, MethodHandles.lookup());
    }
}
