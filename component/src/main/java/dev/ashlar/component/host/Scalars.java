package dev.ashlar.component.host;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.engine.Trap;

/** Checks of single numbers: of a guest's, which trap, and of the host's, which are arguments that do not fit. */
final class Scalars {
    private Scalars() {}

    static boolean liftBool(int value) {
        return value != 0;
    }

    static int liftChar(int value) {
        if (!isScalarValue(value)) {
            throw trap(CanonicalTrap.INVALID_CHAR, "0x" + Integer.toHexString(value));
        }
        return value;
    }

    /** @return {@code discriminant} */
    static int checkCase(int discriminant, int cases) {
        if (Integer.compareUnsigned(discriminant, cases) >= 0) {
            throw trap(
                    CanonicalTrap.INVALID_DISCRIMINANT,
                    "%s of a type of %d cases".formatted(Integer.toUnsignedString(discriminant), cases));
        }
        return discriminant;
    }

    /** A trap with figures. */
    static Trap trap(CanonicalTrap why, String detail) {
        return new Trap(why.code(), why.detail() + ": " + detail);
    }

    static int lowerU8(int value) {
        return inRange(value, 0xFF, "u8");
    }

    static int lowerU16(int value) {
        return inRange(value, 0xFFFF, "u16");
    }

    static int lowerU32(long value) {
        if (value >>> 32 != 0) {
            throw outOfRange(value, 0xFFFF_FFFFL, "u32");
        }
        return (int) value;
    }

    static int lowerChar(int value) {
        if (!isScalarValue(value)) {
            throw new IllegalArgumentException("0x%x is not a Unicode scalar value".formatted(value));
        }
        return value;
    }

    private static boolean isScalarValue(int value) {
        return Integer.compareUnsigned(value, Character.MAX_CODE_POINT) <= 0 && value >>> 11 != 0x1B;
    }

    private static int inRange(int value, int maximum, String type) {
        if ((value & ~maximum) != 0) {
            throw outOfRange(value, maximum, type);
        }
        return value;
    }

    private static IllegalArgumentException outOfRange(long value, long maximum, String type) {
        return new IllegalArgumentException("%d is not in the range of %s, 0 to %d".formatted(value, type, maximum));
    }
}
