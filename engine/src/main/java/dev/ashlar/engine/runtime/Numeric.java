package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import org.jspecify.annotations.Nullable;

/**
 * Number instructions that are not one JVM instruction. The method of an instruction has its name in camel case, which is
 * how the compiler finds it.
 *
 * <p>Results that are NaN are quiet, also where Java would pass a signalling operand through.
 */
public final class Numeric {
    private static final int F32_QUIET = 0x0040_0000;
    private static final long F64_QUIET = 0x0008_0000_0000_0000L;
    private static final float F32_TWO_31 = 0x1p31f;
    private static final float F32_TWO_32 = 0x1p32f;
    private static final float F32_TWO_63 = 0x1p63f;
    private static final float F32_TWO_64 = 0x1p64f;
    private static final double TWO_31 = 0x1p31;
    private static final double TWO_32 = 0x1p32;
    private static final double TWO_63 = 0x1p63;
    private static final double TWO_64 = 0x1p64;

    private Numeric() {}

    public static int i32Eqz(int a) {
        return a == 0 ? 1 : 0;
    }

    public static int i32Eq(int a, int b) {
        return a == b ? 1 : 0;
    }

    public static int i32Ne(int a, int b) {
        return a != b ? 1 : 0;
    }

    public static int i32LtS(int a, int b) {
        return a < b ? 1 : 0;
    }

    public static int i32GtS(int a, int b) {
        return a > b ? 1 : 0;
    }

    public static int i32LeS(int a, int b) {
        return a <= b ? 1 : 0;
    }

    public static int i32GeS(int a, int b) {
        return a >= b ? 1 : 0;
    }

    public static int i32LtU(int a, int b) {
        return Integer.compareUnsigned(a, b) < 0 ? 1 : 0;
    }

    public static int i32GtU(int a, int b) {
        return Integer.compareUnsigned(a, b) > 0 ? 1 : 0;
    }

    public static int i32LeU(int a, int b) {
        return Integer.compareUnsigned(a, b) <= 0 ? 1 : 0;
    }

    public static int i32GeU(int a, int b) {
        return Integer.compareUnsigned(a, b) >= 0 ? 1 : 0;
    }

    public static int i64Eqz(long a) {
        return a == 0 ? 1 : 0;
    }

    public static int i64Eq(long a, long b) {
        return a == b ? 1 : 0;
    }

    public static int i64Ne(long a, long b) {
        return a != b ? 1 : 0;
    }

    public static int i64LtS(long a, long b) {
        return a < b ? 1 : 0;
    }

    public static int i64GtS(long a, long b) {
        return a > b ? 1 : 0;
    }

    public static int i64LeS(long a, long b) {
        return a <= b ? 1 : 0;
    }

    public static int i64GeS(long a, long b) {
        return a >= b ? 1 : 0;
    }

    public static int i64LtU(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? 1 : 0;
    }

    public static int i64GtU(long a, long b) {
        return Long.compareUnsigned(a, b) > 0 ? 1 : 0;
    }

    public static int i64LeU(long a, long b) {
        return Long.compareUnsigned(a, b) <= 0 ? 1 : 0;
    }

    public static int i64GeU(long a, long b) {
        return Long.compareUnsigned(a, b) >= 0 ? 1 : 0;
    }

    public static int f32Eq(float a, float b) {
        return a == b ? 1 : 0;
    }

    public static int f32Ne(float a, float b) {
        return a != b ? 1 : 0;
    }

    public static int f32Lt(float a, float b) {
        return a < b ? 1 : 0;
    }

    public static int f32Gt(float a, float b) {
        return a > b ? 1 : 0;
    }

    public static int f32Le(float a, float b) {
        return a <= b ? 1 : 0;
    }

    public static int f32Ge(float a, float b) {
        return a >= b ? 1 : 0;
    }

    public static int f64Eq(double a, double b) {
        return a == b ? 1 : 0;
    }

    public static int f64Ne(double a, double b) {
        return a != b ? 1 : 0;
    }

    public static int f64Lt(double a, double b) {
        return a < b ? 1 : 0;
    }

    public static int f64Gt(double a, double b) {
        return a > b ? 1 : 0;
    }

    public static int f64Le(double a, double b) {
        return a <= b ? 1 : 0;
    }

    public static int f64Ge(double a, double b) {
        return a >= b ? 1 : 0;
    }

    public static int i32DivS(int a, int b) {
        if (b == 0) {
            throw divideByZero();
        }
        if (b == -1 && a == Integer.MIN_VALUE) {
            throw overflow();
        }
        return a / b;
    }

    public static int i32DivU(int a, int b) {
        if (b == 0) {
            throw divideByZero();
        }
        return Integer.divideUnsigned(a, b);
    }

    public static int i32RemS(int a, int b) {
        if (b == 0) {
            throw divideByZero();
        }
        return a % b;
    }

    public static int i32RemU(int a, int b) {
        if (b == 0) {
            throw divideByZero();
        }
        return Integer.remainderUnsigned(a, b);
    }

    public static long i64DivS(long a, long b) {
        if (b == 0) {
            throw divideByZero();
        }
        if (b == -1 && a == Long.MIN_VALUE) {
            throw overflow();
        }
        return a / b;
    }

    public static long i64DivU(long a, long b) {
        if (b == 0) {
            throw divideByZero();
        }
        return Long.divideUnsigned(a, b);
    }

    public static long i64RemS(long a, long b) {
        if (b == 0) {
            throw divideByZero();
        }
        return a % b;
    }

    public static long i64RemU(long a, long b) {
        if (b == 0) {
            throw divideByZero();
        }
        return Long.remainderUnsigned(a, b);
    }

    public static long i64Rotl(long a, long b) {
        return Long.rotateLeft(a, (int) b);
    }

    public static long i64Rotr(long a, long b) {
        return Long.rotateRight(a, (int) b);
    }

    public static long i64Clz(long a) {
        return Long.numberOfLeadingZeros(a);
    }

    public static long i64Ctz(long a) {
        return Long.numberOfTrailingZeros(a);
    }

    public static long i64Popcnt(long a) {
        return Long.bitCount(a);
    }

    public static long i64ExtendI32U(int a) {
        return a & 0xFFFF_FFFFL;
    }

    private static float quiet(float a) {
        return Float.intBitsToFloat(Float.floatToRawIntBits(a) | F32_QUIET);
    }

    private static double quiet(double a) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) | F64_QUIET);
    }

    public static float f32Ceil(float a) {
        if (Float.isNaN(a)) {
            return quiet(a);
        }
        return (float) Math.ceil(a);
    }

    public static float f32Floor(float a) {
        if (Float.isNaN(a)) {
            return quiet(a);
        }
        return (float) Math.floor(a);
    }

    public static float f32Nearest(float a) {
        if (Float.isNaN(a)) {
            return quiet(a);
        }
        return (float) Math.rint(a);
    }

    public static float f32Trunc(float a) {
        if (Float.isNaN(a)) {
            return quiet(a);
        }
        return (float) (a < 0 ? Math.ceil(a) : Math.floor(a));
    }

    public static float f32Min(float a, float b) {
        if (Float.isNaN(a)) {
            return quiet(a);
        }
        if (Float.isNaN(b)) {
            return quiet(b);
        }
        return Math.min(a, b);
    }

    public static float f32Max(float a, float b) {
        if (Float.isNaN(a)) {
            return quiet(a);
        }
        if (Float.isNaN(b)) {
            return quiet(b);
        }
        return Math.max(a, b);
    }

    public static double f64Ceil(double a) {
        if (Double.isNaN(a)) {
            return quiet(a);
        }
        return Math.ceil(a);
    }

    public static double f64Floor(double a) {
        if (Double.isNaN(a)) {
            return quiet(a);
        }
        return Math.floor(a);
    }

    public static double f64Nearest(double a) {
        if (Double.isNaN(a)) {
            return quiet(a);
        }
        return Math.rint(a);
    }

    public static double f64Trunc(double a) {
        if (Double.isNaN(a)) {
            return quiet(a);
        }
        return a < 0 ? Math.ceil(a) : Math.floor(a);
    }

    public static double f64Min(double a, double b) {
        if (Double.isNaN(a)) {
            return quiet(a);
        }
        if (Double.isNaN(b)) {
            return quiet(b);
        }
        return Math.min(a, b);
    }

    public static double f64Max(double a, double b) {
        if (Double.isNaN(a)) {
            return quiet(a);
        }
        if (Double.isNaN(b)) {
            return quiet(b);
        }
        return Math.max(a, b);
    }

    public static float f32Sqrt(float a) {
        return (float) Math.sqrt(a);
    }

    public static float f32Copysign(float a, float b) {
        int sign = Float.floatToRawIntBits(b) & Integer.MIN_VALUE;
        return Float.intBitsToFloat(Float.floatToRawIntBits(a) & Integer.MAX_VALUE | sign);
    }

    public static double f64Copysign(double a, double b) {
        long sign = Double.doubleToRawLongBits(b) & Long.MIN_VALUE;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & Long.MAX_VALUE | sign);
    }

    public static float f32ConvertI32U(int a) {
        return (float) (a & 0xFFFF_FFFFL);
    }

    public static double f64ConvertI32U(int a) {
        return (double) (a & 0xFFFF_FFFFL);
    }

    /** Halves with the lost bit kept for rounding, converts, doubles. */
    public static float f32ConvertI64U(long a) {
        return a >= 0 ? (float) a : (float) (a >>> 1 | a & 1) * 2;
    }

    public static double f64ConvertI64U(long a) {
        return a >= 0 ? (double) a : (double) (a >>> 1 | a & 1) * 2;
    }

    public static int i32TruncF32S(float a) {
        if (a >= -F32_TWO_31 && a < F32_TWO_31) {
            return (int) a;
        }
        throw conversion(a);
    }

    public static int i32TruncF32U(float a) {
        if (a > -1 && a < F32_TWO_32) {
            return (int) (long) a;
        }
        throw conversion(a);
    }

    public static int i32TruncF64S(double a) {
        if (a > -TWO_31 - 1 && a < TWO_31) {
            return (int) a;
        }
        throw conversion(a);
    }

    public static int i32TruncF64U(double a) {
        if (a > -1 && a < TWO_32) {
            return (int) (long) a;
        }
        throw conversion(a);
    }

    public static long i64TruncF32S(float a) {
        if (a >= -F32_TWO_63 && a < F32_TWO_63) {
            return (long) a;
        }
        throw conversion(a);
    }

    public static long i64TruncF32U(float a) {
        if (a > -1 && a < F32_TWO_64) {
            return unsigned(a);
        }
        throw conversion(a);
    }

    public static long i64TruncF64S(double a) {
        if (a >= -TWO_63 && a < TWO_63) {
            return (long) a;
        }
        throw conversion(a);
    }

    public static long i64TruncF64U(double a) {
        if (a > -1 && a < TWO_64) {
            return unsigned(a);
        }
        throw conversion(a);
    }

    /** A number from 0 to below 2^64. */
    private static long unsigned(double a) {
        return a < TWO_63 ? (long) a : (long) (a - TWO_63) ^ Long.MIN_VALUE;
    }

    public static int i32TruncSatF32S(float a) {
        return (int) a;
    }

    public static int i32TruncSatF32U(float a) {
        return a >= TWO_32 ? -1 : a > 0 ? (int) (long) a : 0;
    }

    public static long i64TruncSatF32S(float a) {
        return (long) a;
    }

    public static long i64TruncSatF32U(float a) {
        return a >= TWO_64 ? -1 : a > 0 ? unsigned(a) : 0;
    }

    public static int i32TruncSatF64S(double a) {
        return (int) a;
    }

    public static int i32TruncSatF64U(double a) {
        return a >= TWO_32 ? -1 : a > 0 ? (int) (long) a : 0;
    }

    public static long i64TruncSatF64S(double a) {
        return (long) a;
    }

    public static long i64TruncSatF64U(double a) {
        return a >= TWO_64 ? -1 : a > 0 ? unsigned(a) : 0;
    }

    /** {@code ref.as_non_null} */
    public static Object nonNull(@Nullable Object reference) {
        if (reference == null) {
            throw new Trap(TrapCode.NULL_REFERENCE);
        }
        return reference;
    }

    /** What a function does that cannot be compiled. */
    public static Trap tooLarge(String function) {
        return new Trap(
                TrapCode.IMPLEMENTATION_LIMIT,
                function + " cannot be cut into methods of 64 KiB: it keeps too many operands at once");
    }

    public static Trap unreachable() {
        return new Trap(TrapCode.UNREACHABLE);
    }

    private static Trap divideByZero() {
        return new Trap(TrapCode.INTEGER_DIVIDE_BY_ZERO);
    }

    private static Trap overflow() {
        return new Trap(TrapCode.INTEGER_OVERFLOW);
    }

    private static Trap conversion(double a) {
        return new Trap(Double.isNaN(a) ? TrapCode.INVALID_CONVERSION : TrapCode.INTEGER_OVERFLOW);
    }
}
