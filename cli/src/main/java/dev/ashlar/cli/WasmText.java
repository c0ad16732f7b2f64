package dev.ashlar.cli;

import dev.ashlar.engine.Function;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.V128;
import dev.ashlar.engine.ValueType;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values on the command line, written as in the WebAssembly text format: {@code -1}, {@code 0xff}, {@code 1.5e3}, {@code
 * inf}, {@code nan:0x200000}. What {@link #format} writes, {@link #parse} reads.
 */
final class WasmText {
    private static final Pattern INTEGER = Pattern.compile("([+-]?)(?:0x([0-9a-f]+)|([0-9]+))");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(?:0x(?:[0-9a-f]+\\.?[0-9a-f]*|\\.[0-9a-f]+)(?<binary>p[+-]?[0-9]+)?"
                    + "|(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:e[+-]?[0-9]+)?)");
    private static final Pattern NAN = Pattern.compile("([+-]?)nan(?::0x([0-9a-f]{1,16}))?");
    private static final Pattern VECTOR = Pattern.compile("0x([0-9a-f]{1,32})");

    private WasmText() {}

    /** @throws IllegalArgumentException when the text is no value of the type; the message says what would be one */
    static @Nullable Object parse(ValueType type, String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return switch (type) {
            case NumberType.I32 -> integer(lower, text, 32).intValue();
            case NumberType.I64 -> integer(lower, text, 64).longValue();
            case NumberType.F32 -> f32(lower, text);
            case NumberType.F64 -> f64(lower, text);
            case NumberType.V128 -> v128(lower, text);
            case ReferenceType reference -> reference(reference, lower, text);
        };
    }

    private static BigInteger integer(String lower, String text, int bits) {
        var match = INTEGER.matcher(lower);
        if (!match.matches()) {
            throw wrong("i" + bits, text, "a whole number, decimal or 0x…");
        }
        var hex = match.group(2);
        var value = hex == null ? new BigInteger(match.group(3)) : new BigInteger(hex, 16);
        var signed = match.group(1).equals("-") ? value.negate() : value;
        if (signed.bitLength() > (signed.signum() < 0 ? bits - 1 : bits)) {
            throw wrong("i" + bits, text, "a number from -2^%d to 2^%d-1".formatted(bits - 1, bits));
        }
        return signed;
    }

    private static float f32(String lower, String text) {
        var nan = NAN.matcher(lower);
        if (nan.matches()) {
            return Float.intBitsToFloat((int) nanBits(nan, text, 32, 23));
        }
        return isInfinite(lower) ? (float) infinity(lower) : Float.parseFloat(javaFloat(lower, text, "f32"));
    }

    private static double f64(String lower, String text) {
        var nan = NAN.matcher(lower);
        if (nan.matches()) {
            return Double.longBitsToDouble(nanBits(nan, text, 64, 52));
        }
        return isInfinite(lower) ? infinity(lower) : Double.parseDouble(javaFloat(lower, text, "f64"));
    }

    private static long nanBits(Matcher nan, String text, int bits, int mantissa) {
        var payload = nan.group(2) == null ? 1L << (mantissa - 1) : Long.parseUnsignedLong(nan.group(2), 16);
        if (payload == 0 || payload >>> mantissa != 0) {
            throw wrong("f" + bits, text, "a NaN payload from 0x1 to 0x%x".formatted((1L << mantissa) - 1));
        }
        var exponent = ((1L << (bits - 1 - mantissa)) - 1) << mantissa;
        var sign = nan.group(1).equals("-") ? 1L << (bits - 1) : 0;
        return sign | exponent | payload;
    }

    private static boolean isInfinite(String lower) {
        return lower.matches("[+-]?inf");
    }

    private static double infinity(String lower) {
        return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }

    /** The same number as Java writes it: a hexadecimal one always has an exponent. */
    private static String javaFloat(String lower, String text, String type) {
        var match = FLOAT.matcher(lower);
        if (!match.matches()) {
            throw wrong(type, text, "a number such as 1.5, -2e10, 0x1.8p3, inf or nan");
        }
        return lower.contains("x") && match.group("binary") == null ? lower + "p0" : lower;
    }

    private static V128 v128(String lower, String text) {
        var match = VECTOR.matcher(lower);
        if (!match.matches()) {
            throw wrong("v128", text, "0x and up to 32 hexadecimal digits, lane 0 last");
        }
        var bits = new BigInteger(match.group(1), 16);
        return new V128(bits.longValue(), bits.shiftRight(Long.SIZE).longValue());
    }

    private static @Nullable Object reference(ReferenceType type, String lower, String text) {
        if (lower.equals("null") && type.nullable()) {
            return null;
        }
        throw wrong(type.toString(), text, "a reference from the command line can only be null");
    }

    private static IllegalArgumentException wrong(String type, String text, String expected) {
        return new IllegalArgumentException("'%s' is no %s: %s".formatted(text, type, expected));
    }

    static String format(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Float number -> number.isNaN() ? nan(Float.floatToRawIntBits(number), 32, 23) : decimal(number);
            case Double number -> number.isNaN() ? nan(Double.doubleToRawLongBits(number), 64, 52) : decimal(number);
            case V128 vector -> "0x%016x%016x".formatted(vector.high(), vector.low());
            case Function function -> "function " + function.type();
            default -> value.toString();
        };
    }

    private static String decimal(Number number) {
        return Double.isInfinite(number.doubleValue())
                ? (number.doubleValue() < 0 ? "-inf" : "inf")
                : number.toString();
    }

    private static String nan(long bits, int width, int mantissa) {
        var payload = bits & ((1L << mantissa) - 1);
        var sign = (bits >>> (width - 1) & 1) == 0 ? "" : "-";
        return payload == 1L << (mantissa - 1) ? sign + "nan" : "%snan:0x%x".formatted(sign, payload);
    }
}
