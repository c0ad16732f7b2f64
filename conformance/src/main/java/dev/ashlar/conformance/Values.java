package dev.ashlar.conformance;

import dev.ashlar.conformance.Value.Bits;
import dev.ashlar.conformance.Value.Either;
import dev.ashlar.conformance.Value.Host;
import dev.ashlar.conformance.Value.Lifted;
import dev.ashlar.conformance.Value.NonNull;
import dev.ashlar.conformance.Value.Null;
import dev.ashlar.conformance.Value.Number;
import dev.ashlar.conformance.Value.Vector;
import dev.ashlar.engine.ArrayRef;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.I31;
import dev.ashlar.engine.StructRef;
import dev.ashlar.engine.V128;
import dev.ashlar.engine.WasmException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Between values of scripts and the Java objects that the engine takes and gives. Floats are compared as bits. */
final class Values {
    private Values() {}

    /** The object that passes {@code argument} to the engine. */
    static @Nullable Object carrier(Value argument) {
        return switch (argument) {
            case Number(Lane lane, Bits.Exact(long bits)) -> carrier(lane, bits);
            case Vector vector -> new V128(half(vector, 0), half(vector, 1));
            case Host host -> new HostReference(host.id());
            case Null _ -> null;
            case Lifted(var value) -> value;
            case Number _, NonNull _, Either _ ->
                throw new IllegalArgumentException("a pattern is no argument: " + argument);
        };
    }

    private static Object carrier(Lane lane, long bits) {
        return switch (lane) {
            case I32 -> (int) bits;
            case I64 -> bits;
            case F32 -> Float.intBitsToFloat((int) bits);
            case F64 -> Double.longBitsToDouble(bits);
            case I8, I16 -> throw new IllegalArgumentException(lane + " is the type of a lane, not of a value");
        };
    }

    private static long half(Vector vector, int index) {
        Lane lane = vector.lane();
        int count = lane.count() / 2;
        long half = 0;
        for (int i = 0; i < count; i++) {
            if (!(vector.lanes().get(index * count + i) instanceof Bits.Exact(long bits))) {
                throw new IllegalArgumentException("a pattern is no argument: " + vector);
            }
            half |= bits << (i * lane.width());
        }
        return half;
    }

    static boolean match(List<Value> expected, @Nullable Object[] actual) {
        return expected.size() == actual.length
                && IntStream.range(0, actual.length).allMatch(i -> matches(expected.get(i), actual[i]));
    }

    static boolean matches(Value expected, @Nullable Object actual) {
        return switch (expected) {
            case Number number -> matchesNumber(number, actual);
            case Vector vector -> actual instanceof V128 bits && matchesLanes(vector, bits);
            case Host host -> new HostReference(host.id()).equals(actual);
            case Null _ -> actual == null;
            case NonNull(String type) -> actual != null && isOfType(type, actual);
            case Either either -> either.values().stream().anyMatch(value -> matches(value, actual));
            case Lifted(var value) -> value.equals(actual);
        };
    }

    private static boolean matchesNumber(Number expected, @Nullable Object actual) {
        Lane lane = expected.lane();
        return switch (lane) {
            case I32 -> actual instanceof Integer i && matches(expected.bits(), lane, Integer.toUnsignedLong(i));
            case I64 -> actual instanceof Long l && matches(expected.bits(), lane, l);
            case F32 -> actual instanceof Float f && matches(expected.bits(), lane, bits(f));
            case F64 -> actual instanceof Double d && matches(expected.bits(), lane, bits(d));
            case I8, I16 -> false;
        };
    }

    private static boolean matchesLanes(Vector expected, V128 actual) {
        Lane lane = expected.lane();
        return IntStream.range(0, lane.count())
                .allMatch(i -> matches(expected.lanes().get(i), lane, lane(actual, lane, i)));
    }

    private static boolean matches(Bits expected, Lane lane, long actual) {
        return switch (expected) {
            case Bits.Exact(long bits) -> bits == actual;
            case Bits.Nan.CANONICAL -> lane.isCanonicalNan(actual);
            case Bits.Nan.ARITHMETIC -> lane.isArithmeticNan(actual);
        };
    }

    /** Whether an object is a reference of that type, as far as the engine's API tells kinds of objects apart. */
    private static boolean isOfType(String type, Object actual) {
        return switch (type) {
            case "funcref" -> actual instanceof Function;
            case "exnref" -> actual instanceof WasmException;
            case "externref", "anyref" -> true;
            case "eqref" -> actual instanceof I31 || actual instanceof StructRef || actual instanceof ArrayRef;
            case "i31ref" -> actual instanceof I31;
            case "structref" -> actual instanceof StructRef;
            case "arrayref" -> actual instanceof ArrayRef;
            default -> false;
        };
    }

    private static long bits(float value) {
        return Integer.toUnsignedLong(Float.floatToRawIntBits(value));
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private static long lane(V128 vector, Lane lane, int index) {
        int bit = index * lane.width();
        long word = bit < 64 ? vector.low() : vector.high();
        return word >>> (bit & 63) & lane.mask();
    }

    static String show(List<Value> values) {
        return values.isEmpty()
                ? "no result"
                : values.stream().map(Value::toString).collect(Collectors.joining(", "));
    }

    /** Results in the notation of scripts; vectors in the lanes that {@code expected} has at the same place. */
    static String show(@Nullable Object[] actual, List<Value> expected) {
        if (actual.length == 0) {
            return "no result";
        }
        return IntStream.range(0, actual.length)
                .mapToObj(i -> show(actual[i], i < expected.size() ? laneOf(expected.get(i)) : Lane.I32))
                .collect(Collectors.joining(", "));
    }

    private static Lane laneOf(Value value) {
        return switch (value) {
            case Vector vector -> vector.lane();
            case Either either
            when !either.values().isEmpty() -> laneOf(either.values().getFirst());
            default -> Lane.I32;
        };
    }

    private static String show(@Nullable Object actual, Lane lane) {
        return switch (actual) {
            case null -> "null";
            case Integer i -> Number.of(Lane.I32, i).toString();
            case Long l -> Number.of(Lane.I64, l).toString();
            case Float f -> Number.of(Lane.F32, bits(f)).toString();
            case Double d -> Number.of(Lane.F64, bits(d)).toString();
            case V128 vector -> vector(vector, lane).toString();
            default -> actual + " (" + actual.getClass().getSimpleName() + ")";
        };
    }

    private static Vector vector(V128 vector, Lane lane) {
        Bits[] lanes = new Bits[lane.count()];
        Arrays.setAll(lanes, i -> new Bits.Exact(lane(vector, lane, i)));
        return new Vector(lane, List.of(lanes));
    }
}
