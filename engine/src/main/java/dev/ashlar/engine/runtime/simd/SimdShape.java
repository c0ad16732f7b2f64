package dev.ashlar.engine.runtime.simd;

/**
 * How generated code carries out a SIMD instruction. A {@code v128} is two longs, low and high half, and a helper
 * returns one long, so that the shape says how the two halves of a result come about. In a descriptor, {@code t} is
 * the type of the instruction's lanes.
 */
public enum SimdShape {
    /** {@code helper(half)} for the low and for the high half. */
    UNARY_HALF("(J)J"),
    /** {@code helper(a, b)} for the low halves and for the high halves. */
    BINARY_HALF("(JJ)J"),
    /** {@code helper(a, b, c)} for the low halves and for the high halves. */
    TERNARY_HALF("(JJJ)J"),
    /** {@code helper(half, count)} for the low and for the high half. */
    SHIFT_HALF("(JI)J"),
    /** {@code helper(value)} is both halves. */
    SPLAT("(t)J"),
    /** {@code helper(half, lane)} where {@code lane} counts from the first lane of the half that the immediate is in. */
    EXTRACT("(JI)t"),
    /** {@code helper(half, lane, value)} is the new half, {@code lane} as for {@link #EXTRACT}; the other half stays. */
    REPLACE("(JIt)J"),
    /** {@code helperLo(lo, hi)} and {@code helperHi(lo, hi)}. */
    UNARY_WIDE("(JJ)J"),
    /** {@code helperLo(alo, ahi, blo, bhi)} and {@code helperHi(alo, ahi, blo, bhi)}. */
    BINARY_WIDE("(JJJJ)J"),
    /** {@code helper(lo, hi)} is the result. */
    TEST("(JJ)I"),
    /** {@code helper(alo, ahi, blo, bhi, indices)} for the low and for the high eight bytes of the immediate. */
    SHUFFLE("(JJJJJ)J"),
    /** The immediate is the result; no helper. */
    CONST(""),
    /** Two loads of eight bytes; no helper. */
    LOAD(""),
    /** One load of eight bytes, then {@code helperLo(bits)} and {@code helperHi(bits)}. */
    LOAD_EXTEND("(J)J"),
    /** One load of a lane, then {@code helper(value)} is both halves. */
    LOAD_SPLAT("(t)J"),
    /** One load of a lane, zero-extended to the low half; the high half is zero; no helper. */
    LOAD_ZERO(""),
    /** One load of a lane, then as {@link #REPLACE}. */
    LOAD_LANE("(JIt)J"),
    /** Two stores of eight bytes; no helper. */
    STORE(""),
    /** As {@link #EXTRACT}, then one store of a lane. */
    STORE_LANE("(JI)t");

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

    /** Whether the instruction has a lane immediate. */
    public boolean hasLane() {
        return switch (this) {
            case EXTRACT, REPLACE, LOAD_LANE, STORE_LANE -> true;
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

    /** Whether there is a helper at all. */
    public boolean hasHelper() {
        return !descriptor.isEmpty();
    }

    String descriptor(char scalar) {
        return descriptor.replace(
                't',
                switch (scalar) {
                    case 'l' -> 'J';
                    case 'f' -> 'F';
                    case 'd' -> 'D';
                    default -> 'I';
                });
    }
}
