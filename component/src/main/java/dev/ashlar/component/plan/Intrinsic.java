package dev.ashlar.component.plan;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.abi.Transcoder;

/** A core function that the runtime implements. Numbers are slots. */
public sealed interface Intrinsic {
    /** {@code canon resource.new}. */
    record ResourceNew(int instance, int resource) implements Intrinsic {}

    /** {@code canon resource.drop}. */
    record ResourceDrop(int instance, int resource) implements Intrinsic {}

    /** {@code canon resource.rep}. */
    record ResourceRep(int instance, int resource) implements Intrinsic {}

    /** {@code canon context.get}; {@code wide} for an i64. */
    record ContextGet(int instance, int slot, boolean wide) implements Intrinsic {}

    /** {@code canon context.set}; {@code wide} for an i64. */
    record ContextSet(int instance, int slot, boolean wide) implements Intrinsic {}

    /** {@code canon backpressure.inc} and {@code dec}. */
    record Backpressure(int instance, int change) implements Intrinsic {}

    /** What this host does not have: throws when called. */
    record Unsupported(ComponentFeature feature, String what) implements Intrinsic {}

    /** A call that always traps, since {@code callee} can never be entered from where it is made. */
    record CannotEnter(String callee) implements Intrinsic {}

    /** Throws a trap of the canonical ABI. */
    record ThrowTrap() implements Intrinsic {}

    /** Copies a string; memories are externs. */
    record Transcode(Transcoder transcoder, int from, int to) implements Intrinsic {}

    /** Moves an owned handle. */
    record TransferOwn(int from, int to, int resource) implements Intrinsic {}

    /** Lends a handle. */
    record LendBorrow(int from, int to, int resource) implements Intrinsic {}

    /** A call that lends handles begins. */
    record BeginCall(int callee) implements Intrinsic {}

    /** A call that lends handles ends. */
    record EndCall(int callee) implements Intrinsic {}
}
