package dev.ashlar.engine.runtime.simd;

/**
 * How generated code carries out a SIMD instruction. A {@code v128} is two longs, low and high half, and a helper
 * returns one long, so that the shape says how the two halves of a result come about.
 */
public enum SimdShape {
    /** {@code helper(half)} for the low and for the high half. */
    UNARY_HALF("(J)J"),
    /** {@code helper(a, b)} for the low halves and for the high halves. */
    BINARY_HALF("(JJ)J"),
    /** {@code helper(half, count)} for the low and for the high half. */
    SHIFT_HALF("(JI)J"),
    /** {@code helper(value)} is both halves. */
    SPLAT("(I)J"),
    /** {@code helper(half, lane)} where {@code lane} counts from the first lane of the half that the immediate is in. */
    EXTRACT("(JI)I"),
    /** {@code helper(half, lane, value)} is the new half, {@code lane} as for {@link #EXTRACT}; the other half stays. */
    REPLACE("(JII)J"),
    /** {@code helperLo(lo, hi)} and {@code helperHi(lo, hi)}. */
    UNARY_WIDE("(JJ)J"),
    /** {@code helperLo(alo, ahi, blo, bhi)} and {@code helperHi(alo, ahi, blo, bhi)}. */
    BINARY_WIDE("(JJJJ)J"),
    /** {@code helper(lo, hi)} is the result. */
    TEST("(JJ)I"),
    /** {@code helper(alo, ahi, blo, bhi, indices)} for the low and for the high eight bytes of the immediate. */
    SHUFFLE("(JJJJJ)J"),
    /** Each lane of 32 or 64 bits by itself, or all bits alike; no helper on halves. */
    LANES(""),
    /** The immediate is the result; no helper. */
    CONST(""),
    /** Two loads of eight bytes; no helper. */
    LOAD(""),
    /** One load of eight bytes, then {@code helperLo(bits)} and {@code helperHi(bits)}. */
    LOAD_EXTEND("(J)J"),
    /** One load of a lane, then, for lanes below 32 bits, {@code helper(value)} is both halves. */
    LOAD_SPLAT("(I)J"),
    /** One load of a lane, zero-extended to the low half; the high half is zero; no helper. */
    LOAD_ZERO(""),
    /** One load of a lane, then, for lanes below 32 bits, as {@link #REPLACE}. */
    LOAD_LANE("(JII)J"),
    /** Two stores of eight bytes; no helper. */
    STORE(""),
    /** As {@link #EXTRACT} for lanes below 32 bits, then one store of a lane. */
    STORE_LANE("(JI)I");

    private final String descriptor;

    SimdShape(String descriptor) {
        this.descriptor = descriptor;
    }

    /** Whether the instruction has a memory immediate; its first operand is then an address. */
    public boolean isMemory() {
        return switch (this) {
            case LOAD, LOAD_EXTEND, LOAD_SPLAT, LOAD_ZERO, LOAD_LANE, STORE, STORE_LANE -> true;
            default -> false;
        };
    }

    /** Whether each half of the result has a helper of its own. */
    public boolean isSplit() {
        return switch (this) {
            case UNARY_WIDE, BINARY_WIDE, LOAD_EXTEND -> true;
            default -> false;
        };
    }

    /** Whether instructions of this shape have helpers, if their lanes have. */
    boolean hasHelper() {
        return !descriptor.isEmpty();
    }

    String descriptor() {
        return descriptor;
    }
}
