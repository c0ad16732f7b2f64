package dev.ashlar.engine.runtime.simd;

import dev.ashlar.engine.V128;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** The instructions as the specification tells them, lane by lane, from nothing but their names. */
final class SimdReference {
    private SimdReference() {}

    /** The resulting vector, or the bits of the resulting scalar. */
    static Object run(String name, SimdInput in) {
        String strict = strict(name);
        String prefix = strict.substring(0, strict.indexOf('.'));
        String mnemonic = strict.substring(strict.indexOf('.') + 1);
        return prefix.equals("v128") ? bits(mnemonic, in) : lanes(prefix, mnemonic, in);
    }

    /** What most relaxed instructions are in the deterministic profile: the parameters R of the specification are zero. */
    private static String strict(String name) {
        return name.replaceAll("^.*relaxed_laneselect", "v128.bitselect")
                .replaceAll("relaxed_(swizzle|min|max)", "$1")
                .replace("relaxed_trunc", "trunc_sat")
                .replace("relaxed_q15mulr", "q15mulr_sat");
    }

    private static Object bits(String mnemonic, SimdInput in) {
        long[] a = lanes(in.a(), 64, true);
        long[] b = lanes(in.b(), 64, true);
        long[] c = lanes(in.c(), 64, true);
        return switch (mnemonic) {
            case "not" -> vector(64, i -> ~a[i]);
            case "and" -> vector(64, i -> a[i] & b[i]);
            case "andnot" -> vector(64, i -> a[i] & ~b[i]);
            case "or" -> vector(64, i -> a[i] | b[i]);
            case "xor" -> vector(64, i -> a[i] ^ b[i]);
            case "bitselect" -> vector(64, i -> (a[i] & c[i]) | (b[i] & ~c[i]));
            case "any_true" -> a[0] != 0 || a[1] != 0 ? 1L : 0L;
            case "load8x8_s", "load8x8_u" -> extend(new V128(in.scalar(), 0), 16, mnemonic, 0);
            case "load16x4_s", "load16x4_u" -> extend(new V128(in.scalar(), 0), 32, mnemonic, 0);
            case "load32x2_s", "load32x2_u" -> extend(new V128(in.scalar(), 0), 64, mnemonic, 0);
            default -> element(Integer.parseInt(mnemonic.replaceAll("\\D", "")), mnemonic.replaceAll("\\d", ""), in);
        };
    }

    private static Object lanes(String prefix, String mnemonic, SimdInput in) {
        int bits = Integer.parseInt(prefix.substring(1, prefix.indexOf('x')));
        return switch (mnemonic) {
            case "splat", "replace_lane", "extract_lane", "extract_lane_s", "extract_lane_u" ->
                element(bits, mnemonic, in);
            default -> prefix.startsWith("f") ? floats(bits, mnemonic, in) : integers(bits, mnemonic, in);
        };
    }

    private static Object element(int bits, String mnemonic, SimdInput in) {
        long[] a = lanes(in.a(), bits, !mnemonic.endsWith("_u") && !mnemonic.equals("store_lane") || bits >= 32);
        return switch (mnemonic) {
            case "splat", "load_splat" -> vector(bits, i -> in.scalar());
            case "replace_lane", "load_lane" -> vector(bits, i -> i == in.lane() ? in.scalar() : a[i]);
            case "extract_lane", "extract_lane_s", "extract_lane_u", "store_lane" -> a[in.lane()];
            default -> throw new AssertionError(mnemonic);
        };
    }

    private static Object integers(int bits, String mnemonic, SimdInput in) {
        boolean signed = !mnemonic.endsWith("_u");
        long[] a = lanes(in.a(), bits, signed);
        long[] b = lanes(in.b(), bits, signed);
        int count = (int) in.scalar() & (bits - 1);
        return switch (mnemonic.replaceAll("_[su]$", "")) {
            case "eq" -> mask(bits, i -> a[i] == b[i]);
            case "ne" -> mask(bits, i -> a[i] != b[i]);
            case "lt" -> mask(bits, i -> a[i] < b[i]);
            case "gt" -> mask(bits, i -> a[i] > b[i]);
            case "le" -> mask(bits, i -> a[i] <= b[i]);
            case "ge" -> mask(bits, i -> a[i] >= b[i]);
            case "add" -> vector(bits, i -> a[i] + b[i]);
            case "sub" -> vector(bits, i -> a[i] - b[i]);
            case "mul" -> vector(bits, i -> a[i] * b[i]);
            case "add_sat" -> vector(bits, i -> saturate(a[i] + b[i], bits, signed));
            case "sub_sat" -> vector(bits, i -> saturate(a[i] - b[i], bits, signed));
            case "q15mulr_sat" -> vector(bits, i -> saturate((a[i] * b[i] + 0x4000) >> 15, bits, signed));
            case "min" -> vector(bits, i -> a[i] < b[i] ? a[i] : b[i]);
            case "max" -> vector(bits, i -> a[i] > b[i] ? a[i] : b[i]);
            case "avgr" -> vector(bits, i -> (a[i] + b[i] + 1) / 2);
            case "abs" -> vector(bits, i -> a[i] < 0 ? -a[i] : a[i]);
            case "neg" -> vector(bits, i -> -a[i]);
            case "popcnt" -> vector(bits, i -> Long.bitCount(a[i] & 0xFF));
            case "shl" -> vector(bits, i -> a[i] << count);
            case "shr" -> vector(bits, i -> signed ? a[i] >> count : a[i] >>> count);
            case "all_true" -> IntStream.range(0, 128 / bits).allMatch(i -> a[i] != 0) ? 1L : 0L;
            case "bitmask" ->
                IntStream.range(0, 128 / bits)
                        .mapToLong(i -> a[i] < 0 ? 1L << i : 0)
                        .sum();
            case "swizzle" -> vector(8, i -> b[i] >= 0 && b[i] < 16 ? a[(int) b[i]] : 0);
            case "shuffle" -> shuffle(a, b, lanes(in.indices(), 8, true));
            default -> resized(bits, mnemonic, in);
        };
    }

    private static V128 shuffle(long[] a, long[] b, long[] indices) {
        return vector(8, i -> indices[i] < 16 ? a[(int) indices[i]] : b[(int) indices[i] - 16]);
    }

    private static V128 resized(int bits, String mnemonic, SimdInput in) {
        String operation = mnemonic.replaceAll("_[if]\\d+x\\d+.*", "");
        return switch (operation) {
            case "narrow" -> narrow(in.a(), in.b(), bits, !mnemonic.endsWith("_u"));
            case "extend_low" -> extend(in.a(), bits, mnemonic, 0);
            case "extend_high" -> extend(in.a(), bits, mnemonic, 128 / bits);
            case "extmul_low" -> product(bits, extend(in.a(), bits, mnemonic, 0), extend(in.b(), bits, mnemonic, 0));
            case "extmul_high" ->
                product(bits, extend(in.a(), bits, mnemonic, 128 / bits), extend(in.b(), bits, mnemonic, 128 / bits));
            case "extadd_pairwise" -> {
                long[] a = lanes(in.a(), bits / 2, !mnemonic.endsWith("_u"));
                yield vector(bits, i -> a[2 * i] + a[2 * i + 1]);
            }
            case "dot" -> {
                long[] a = lanes(in.a(), bits / 2, true);
                long[] b = lanes(in.b(), bits / 2, true);
                yield vector(bits, i -> a[2 * i] * b[2 * i] + a[2 * i + 1] * b[2 * i + 1]);
            }
            case "relaxed_dot" -> {
                V128 dot = dotBytes(in);
                if (bits == 16) {
                    yield dot;
                }
                long[] pairs = lanes(dot, 16, true);
                long[] c = lanes(in.c(), 32, true);
                yield vector(bits, i -> pairs[2 * i] + pairs[2 * i + 1] + c[i]);
            }
            case "trunc_sat" -> {
                double[] a = values(in.a(), mnemonic.contains("f32x4") ? 32 : 64);
                yield vector(bits, i -> i < a.length ? truncate(a[i], !mnemonic.contains("_u")) : 0);
            }
            default -> throw new AssertionError(mnemonic);
        };
    }

    private static V128 dotBytes(SimdInput in) {
        long[] a = lanes(in.a(), 8, true);
        long[] b = lanes(in.b(), 8, true);
        return vector(16, i -> saturate(a[2 * i] * b[2 * i] + a[2 * i + 1] * b[2 * i + 1], 16, true));
    }

    private static V128 narrow(V128 first, V128 second, int bits, boolean signed) {
        long[] a = lanes(first, bits * 2, true);
        long[] b = lanes(second, bits * 2, true);
        return vector(bits, i -> saturate(i < a.length ? a[i] : b[i - a.length], bits, signed));
    }

    private static V128 extend(V128 source, int bits, String mnemonic, int from) {
        long[] a = lanes(source, bits / 2, !mnemonic.endsWith("_u"));
        return vector(bits, i -> a[from + i]);
    }

    private static V128 product(int bits, V128 first, V128 second) {
        long[] a = lanes(first, bits, true);
        long[] b = lanes(second, bits, true);
        return vector(bits, i -> a[i] * b[i]);
    }

    private static long truncate(double value, boolean signed) {
        if (Double.isNaN(value)) {
            return 0;
        }
        double clamped = Math.max(-0x1p40, Math.min(value, 0x1p40));
        return saturate(new BigDecimal(clamped).setScale(0, RoundingMode.DOWN).longValueExact(), 32, signed);
    }

    private static V128 floats(int bits, String mnemonic, SimdInput in) {
        double[] a = values(in.a(), bits);
        double[] b = values(in.b(), bits);
        double[] c = values(in.c(), bits);
        long[] aBits = lanes(in.a(), bits, true);
        long[] bBits = lanes(in.b(), bits, true);
        long sign = 1L << (bits - 1);
        return switch (mnemonic) {
            case "eq" -> mask(bits, i -> a[i] == b[i]);
            case "ne" -> mask(bits, i -> a[i] != b[i]);
            case "lt" -> mask(bits, i -> a[i] < b[i]);
            case "gt" -> mask(bits, i -> a[i] > b[i]);
            case "le" -> mask(bits, i -> a[i] <= b[i]);
            case "ge" -> mask(bits, i -> a[i] >= b[i]);
            case "abs" -> vector(bits, i -> aBits[i] & ~sign);
            case "neg" -> vector(bits, i -> aBits[i] ^ sign);
            case "pmin" -> vector(bits, i -> b[i] < a[i] ? bBits[i] : aBits[i]);
            case "pmax" -> vector(bits, i -> a[i] < b[i] ? bBits[i] : aBits[i]);
            case "min" -> vector(bits, i -> encode(less(a[i], b[i]) ? a[i] : Double.isNaN(a[i]) ? a[i] : b[i], bits));
            case "max" -> vector(bits, i -> encode(less(b[i], a[i]) ? a[i] : Double.isNaN(a[i]) ? a[i] : b[i], bits));
            case "add" -> vector(bits, i -> encode(a[i] + b[i], bits));
            case "sub" -> vector(bits, i -> encode(a[i] - b[i], bits));
            case "mul" -> vector(bits, i -> encode(a[i] * b[i], bits));
            case "div" -> vector(bits, i -> encode(a[i] / b[i], bits));
            case "sqrt" -> vector(bits, i -> encode(Math.sqrt(a[i]), bits));
            case "relaxed_madd" -> vector(bits, i -> encode(rounded(a[i] * b[i], bits) + c[i], bits));
            case "relaxed_nmadd" -> vector(bits, i -> encode(rounded(-a[i] * b[i], bits) + c[i], bits));
            case "ceil" -> vector(bits, i -> encode(round(a[i], RoundingMode.CEILING), bits));
            case "floor" -> vector(bits, i -> encode(round(a[i], RoundingMode.FLOOR), bits));
            case "trunc" -> vector(bits, i -> encode(round(a[i], RoundingMode.DOWN), bits));
            case "nearest" -> vector(bits, i -> encode(round(a[i], RoundingMode.HALF_EVEN), bits));
            default -> converted(bits, mnemonic, in);
        };
    }

    private static V128 converted(int bits, String mnemonic, SimdInput in) {
        long[] integers = lanes(in.a(), 32, !mnemonic.endsWith("_u"));
        double[] singles = values(in.a(), 32);
        double[] doubles = values(in.a(), 64);
        return switch (mnemonic) {
            case "convert_i32x4_s", "convert_i32x4_u" ->
                vector(bits, i -> Float.floatToRawIntBits(new BigDecimal(integers[i]).floatValue()));
            case "convert_low_i32x4_s", "convert_low_i32x4_u" -> vector(bits, i -> encode(integers[i], bits));
            case "promote_low_f32x4" -> vector(bits, i -> encode(singles[i], bits));
            case "demote_f64x2_zero" -> vector(bits, i -> i < 2 ? encode(doubles[i], bits) : 0);
            default -> throw new AssertionError(mnemonic);
        };
    }

    /** Whether both are numbers and a is below b, negative zero being below zero. */
    private static boolean less(double a, double b) {
        return a < b || (a == 0 && b == 0 && 1 / a < 1 / b);
    }

    private static double round(double value, RoundingMode mode) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return value;
        }
        return Math.copySign(new BigDecimal(value).setScale(0, mode).doubleValue(), value);
    }

    private static long saturate(long value, int bits, boolean signed) {
        long min = signed ? -1L << (bits - 1) : 0;
        long max = signed ? ~min : (1L << bits) - 1;
        return value < min ? min : value > max ? max : value;
    }

    private static long encode(double value, int bits) {
        return bits == 32 ? Float.floatToRawIntBits((float) value) : Double.doubleToRawLongBits(value);
    }

    private static double rounded(double value, int bits) {
        return bits == 32 ? (float) value : value;
    }

    private static double[] values(V128 vector, int bits) {
        long[] lanes = lanes(vector, bits, true);
        return IntStream.range(0, lanes.length)
                .mapToDouble(i -> bits == 32 ? Float.intBitsToFloat((int) lanes[i]) : Double.longBitsToDouble(lanes[i]))
                .toArray();
    }

    static long[] lanes(V128 vector, int bits, boolean signed) {
        long[] lanes = new long[128 / bits];
        for (int i = 0; i < lanes.length; i++) {
            long half = i < lanes.length / 2 ? vector.low() : vector.high();
            long atTop = half << (64 - bits - i % (lanes.length / 2) * bits);
            lanes[i] = signed ? atTop >> (64 - bits) : atTop >>> (64 - bits);
        }
        return lanes;
    }

    private static V128 mask(int bits, IntPredicate lane) {
        return vector(bits, i -> lane.test(i) ? -1 : 0);
    }

    private static V128 vector(int bits, IntToLongFunction lane) {
        long[] halves = new long[2];
        int count = 128 / bits;
        for (int i = 0; i < count; i++) {
            long value = lane.applyAsLong(i) & (-1L >>> (64 - bits));
            halves[i / (count / 2)] |= value << (i % (count / 2) * bits);
        }
        return new V128(halves[0], halves[1]);
    }
}
