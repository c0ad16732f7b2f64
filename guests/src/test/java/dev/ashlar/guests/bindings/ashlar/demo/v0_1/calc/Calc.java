// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.guests.bindings.ashlar.demo.v0_1.calc;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.Function;

/// Numbers.
///
/// The functions of `ashlar:demo/calc@0.1.0`.
@WitInterface("ashlar:demo/calc@0.1.0")
public interface Calc {
    /// `func(a: u32, b: u32) -> u32`
    @WitFunction("add")
    long add(long a, long b);

    /// Exact on 32 bits, or the reason why not.
    ///
    /// `func(operation: operator, a: s32, b: s32) -> result<s32, fault>`
    @WitFunction("apply")
    int apply(Operator operation, int a, int b) throws FaultException;

    /// `func(value: u32) -> u64`
    @WitFunction("square")
    long square(long value);

    /// The whole part of the square root.
    ///
    /// `func(value: u64) -> u32`
    @WitFunction("root")
    long root(long value);

    /// The mean, if there is one.
    ///
    /// `func(values: list<f64>) -> option<f64>`
    @WitFunction("mean")
    Optional<Double> mean(double[] values);

    /// The smallest and the largest of signed bytes.
    ///
    /// `func(values: list<s8>) -> tuple<s8, s8>`
    @WitFunction("range")
    Tuple.Of2<Byte, Byte> range(byte[] values);

    /// Traps, in whatever way the language does.
    ///
    /// `func()`
    @WitFunction("crash")
    void crash();

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Calc host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Calc> hosts) {
        HostBinding.in(linker.instance("ashlar:demo/calc@0.1.0"), MethodHandles.lookup())
                .functionsPerCall(Calc.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Calc of(ComponentInstance instance) {
        return GuestBinding.client(instance, Calc.class, MethodHandles.lookup());
    }
}
