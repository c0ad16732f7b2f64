package dev.ashlar.engine.runtime;

import dev.ashlar.engine.CallContext;

/**
 * A host function of numbers and at most one result, called without method handles, whose first use of a signature costs
 * milliseconds. There is a method per number of parameters: integers zero-extended, floats as bits, and the result
 * likewise; it is ignored where the type has none. A subclass has the one that fits, or knows who has.
 */
public abstract class HostTarget {
    /** The most parameters. */
    public static final int MAX_PARAMETERS = 17;

    public long call0(CallContext context) {
        return resolve().call0(context);
    }

    public long call1(CallContext context, long p0) {
        return resolve().call1(context, p0);
    }

    public long call2(CallContext context, long p0, long p1) {
        return resolve().call2(context, p0, p1);
    }

    public long call3(CallContext context, long p0, long p1, long p2) {
        return resolve().call3(context, p0, p1, p2);
    }

    public long call4(CallContext context, long p0, long p1, long p2, long p3) {
        return resolve().call4(context, p0, p1, p2, p3);
    }

    public long call5(CallContext context, long p0, long p1, long p2, long p3, long p4) {
        return resolve().call5(context, p0, p1, p2, p3, p4);
    }

    public long call6(CallContext context, long p0, long p1, long p2, long p3, long p4, long p5) {
        return resolve().call6(context, p0, p1, p2, p3, p4, p5);
    }

    public long call7(CallContext context, long p0, long p1, long p2, long p3, long p4, long p5, long p6) {
        return resolve().call7(context, p0, p1, p2, p3, p4, p5, p6);
    }

    public long call8(CallContext context, long p0, long p1, long p2, long p3, long p4, long p5, long p6, long p7) {
        return resolve().call8(context, p0, p1, p2, p3, p4, p5, p6, p7);
    }

    public long call9(
            CallContext context, long p0, long p1, long p2, long p3, long p4, long p5, long p6, long p7, long p8) {
        return resolve().call9(context, p0, p1, p2, p3, p4, p5, p6, p7, p8);
    }

    public long call10(
            CallContext context,
            long p0,
            long p1,
            long p2,
            long p3,
            long p4,
            long p5,
            long p6,
            long p7,
            long p8,
            long p9) {
        return resolve().call10(context, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9);
    }

    public long call11(
            CallContext context,
            long p0,
            long p1,
            long p2,
            long p3,
            long p4,
            long p5,
            long p6,
            long p7,
            long p8,
            long p9,
            long p10) {
        return resolve().call11(context, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10);
    }

    public long call12(
            CallContext context,
            long p0,
            long p1,
            long p2,
            long p3,
            long p4,
            long p5,
            long p6,
            long p7,
            long p8,
            long p9,
            long p10,
            long p11) {
        return resolve().call12(context, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11);
    }

    public long call13(
            CallContext context,
            long p0,
            long p1,
            long p2,
            long p3,
            long p4,
            long p5,
            long p6,
            long p7,
            long p8,
            long p9,
            long p10,
            long p11,
            long p12) {
        return resolve().call13(context, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12);
    }

    public long call14(
            CallContext context,
            long p0,
            long p1,
            long p2,
            long p3,
            long p4,
            long p5,
            long p6,
            long p7,
            long p8,
            long p9,
            long p10,
            long p11,
            long p12,
            long p13) {
        return resolve().call14(context, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13);
    }

    public long call15(
            CallContext context,
            long p0,
            long p1,
            long p2,
            long p3,
            long p4,
            long p5,
            long p6,
            long p7,
            long p8,
            long p9,
            long p10,
            long p11,
            long p12,
            long p13,
            long p14) {
        return resolve().call15(context, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14);
    }

    public long call16(
            CallContext context,
            long p0,
            long p1,
            long p2,
            long p3,
            long p4,
            long p5,
            long p6,
            long p7,
            long p8,
            long p9,
            long p10,
            long p11,
            long p12,
            long p13,
            long p14,
            long p15) {
        return resolve().call16(context, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15);
    }

    public long call17(
            CallContext context,
            long p0,
            long p1,
            long p2,
            long p3,
            long p4,
            long p5,
            long p6,
            long p7,
            long p8,
            long p9,
            long p10,
            long p11,
            long p12,
            long p13,
            long p14,
            long p15,
            long p16) {
        return resolve().call17(context, p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16);
    }

    /** Whom to call instead. */
    protected HostTarget resolve() {
        throw new IllegalStateException(getClass() + " is called with a number of parameters that it does not have");
    }
}
