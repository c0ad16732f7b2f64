package dev.ashlar.component;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * A component-level value of any type, for callers that know types at run time only. Immutable; equal by content, any
 * NaN being equal to any other; {@link Object#toString} gives WAVE text.
 *
 * <p>A value carries what its text shows. Whether it fits a {@link ValType} is checked where it is passed to a
 * function.
 *
 * @see <a href="https://github.com/bytecodealliance/wasm-tools/tree/main/crates/wasm-wave">WAVE</a>
 */
public sealed interface Value {
    record Bool(boolean value) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record S8(byte value) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** @param value 0 to 255 */
    record U8(int value) implements Value {
        public U8 {
            requireRange(value, 0xFF, "u8");
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record S16(short value) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** @param value 0 to 65,535 */
    record U16(int value) implements Value {
        public U16 {
            requireRange(value, 0xFFFF, "u16");
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record S32(int value) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** @param value 0 to 2^32 - 1 */
    record U32(long value) implements Value {
        public U32 {
            requireRange(value, 0xFFFF_FFFFL, "u32");
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record S64(long value) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** @param bits all 64 of them count, see {@link Long#toUnsignedString(long)} */
    record U64(long bits) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record F32(float value) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record F64(double value) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** @param codePoint a Unicode scalar value: a code point that is no surrogate */
    record Char(int codePoint) implements Value {
        public Char {
            if (!Character.isValidCodePoint(codePoint) || isSurrogate(codePoint)) {
                throw new IllegalArgumentException("U+%04X is not a Unicode scalar value".formatted(codePoint));
            }
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record Str(String value) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** Of a list, of fixed length or not. Numbers are best kept in a {@link NumberList}. */
    record ListOf(List<Value> elements) implements Value {
        public ListOf {
            elements = elements instanceof NumberList ? elements : List.copyOf(elements);
        }

        public static ListOf of(Value... elements) {
            return new ListOf(List.of(elements));
        }

        /** A {@code list<u8>}. */
        public static ListOf ofBytes(byte[] bytes) {
            return new ListOf(NumberList.of(ValType.Primitive.U8, bytes));
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** @param entries in order */
    record MapOf(Map<Value, Value> entries) implements Value {
        public MapOf {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /**
     * Names and values of the fields, in the type's order. Two lists, so that all values of a type share their names.
     */
    record RecordOf(List<String> names, List<Value> values) implements Value {
        public RecordOf {
            names = List.copyOf(names);
            values = List.copyOf(values);
            if (names.size() != values.size()) {
                throw new IllegalArgumentException(names.size() + " names for " + values.size() + " values");
            }
        }

        /** Fields in the map's order. */
        public static RecordOf of(Map<String, ? extends Value> fields) {
            return new RecordOf(new ArrayList<>(fields.keySet()), new ArrayList<>(fields.values()));
        }

        /** @throws NoSuchElementException when there is no field of that name; the message lists those there are */
        public Value field(String name) {
            int index = names.indexOf(name);
            if (index < 0) {
                throw new NoSuchElementException("no field " + name + " among " + String.join(", ", names));
            }
            return values.get(index);
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record TupleOf(List<Value> elements) implements Value {
        public TupleOf {
            elements = List.copyOf(elements);
        }

        public static TupleOf of(Value... elements) {
            return new TupleOf(List.of(elements));
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** @param name of the case */
    record VariantOf(String name, Optional<Value> payload) implements Value {
        public VariantOf(String name) {
            this(name, Optional.empty());
        }

        public VariantOf(String name, Value payload) {
            this(name, Optional.of(payload));
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** @param name of the case */
    record EnumOf(String name) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record OptionOf(Optional<Value> payload) implements Value {
        public static final OptionOf NONE = new OptionOf(Optional.empty());

        public static OptionOf some(Value payload) {
            return new OptionOf(Optional.of(payload));
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    record ResultOf(boolean isOk, Optional<Value> payload) implements Value {
        public static final ResultOf OK = new ResultOf(true, Optional.empty());
        public static final ResultOf ERR = new ResultOf(false, Optional.empty());

        public static ResultOf ok(Value payload) {
            return new ResultOf(true, Optional.of(payload));
        }

        public static ResultOf err(Value payload) {
            return new ResultOf(false, Optional.of(payload));
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /** @param names of the flags that are set */
    record FlagsOf(Set<String> names) implements Value {
        public FlagsOf {
            names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
        }

        public static FlagsOf of(String... names) {
            return new FlagsOf(new LinkedHashSet<>(List.of(names)));
        }

        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    /**
     * Of type {@code own} or {@code borrow}, which one is the function type's to say.
     *
     * @param resource a {@link GuestResource}, or any object of the host's where the host implements the resource
     */
    record Handle(Object resource) implements Value {
        @Override
        public String toString() {
            return WaveText.of(this);
        }
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static void requireRange(long value, long maximum, String type) {
        if (value < 0 || value > maximum) {
            throw new IllegalArgumentException(value + " is not in the range of " + type + ", 0 to " + maximum);
        }
    }
}
