package dev.ashlar.fuzz.abi;

import static dev.ashlar.fuzz.abi.SpecTrap.trapIf;

import dev.ashlar.component.ValType;
import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.NumberType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Lifts values out of a memory and core values. In Java they are: {@link Boolean}; {@link Long} for integers; float bits
 * as {@link Integer} and {@link Long}, every NaN the same; code points and handles as {@link Integer};
 * {@link Text}; {@link List}; {@link Choice}; flags as {@link Long}.
 */
final class SpecLift {
    private static final long MAX_BYTES = (1 << 28) - 1;

    /** Values more than this are not looked at: corrupted lists may overlap and be exponentially large. */
    private static final int MAX_VALUES = 200_000;

    private final ByteBuffer memory;
    private final StringEncoding encoding;
    private final int handleOffset;
    private int values;

    /** What is too large to look at. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLarge() {
            super(null, null, false, false);
        }
    }

    /** @param handleOffset taken from owned handles, and twice from borrowed ones */
    SpecLift(byte[] memory, StringEncoding encoding, int handleOffset) {
        this.memory = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
        this.encoding = encoding;
        this.handleOffset = handleOffset;
    }

    /** {@code lift_flat_values}: the types as one record. */
    List<Object> values(int maxFlat, List<Object> core, SpecType.RecordOf types) {
        if (types.flatten().size() <= maxFlat) {
            Iterator<Object> flat = core.iterator();
            List<Object> lifted = new ArrayList<>();
            types.fields().forEach(type -> lifted.add(liftFlat(new Source(flat), type)));
            return lifted;
        }
        return tuple((int) core.getFirst(), types);
    }

    @SuppressWarnings("unchecked")
    List<Object> tuple(int address, SpecType.RecordOf types) {
        checkPointer(address, types);
        return (List<Object>) load(address, types);
    }

    void checkPointer(int address, SpecType.RecordOf types) {
        trapIf(Integer.remainderUnsigned(address, types.alignment()) != 0, CanonicalTrap.UNALIGNED_POINTER);
        trapIf(Integer.toUnsignedLong(address) + types.size() > memory.capacity(), CanonicalTrap.POINTER_OUT_OF_BOUNDS);
    }

    // ---- from memory

    private Object load(int at, SpecType type) {
        if (values++ > MAX_VALUES) {
            throw new TooLarge();
        }
        return switch (type) {
            case SpecType.Primitive(ValType.Primitive kind) ->
                switch (kind) {
                    case BOOL -> memory.get(at) != 0;
                    case S8 -> (long) memory.get(at);
                    case U8 -> memory.get(at) & 0xFFL;
                    case S16 -> (long) memory.getShort(at);
                    case U16 -> memory.getShort(at) & 0xFFFFL;
                    case S32 -> (long) memory.getInt(at);
                    case U32 -> memory.getInt(at) & 0xFFFF_FFFFL;
                    case S64, U64 -> memory.getLong(at);
                    case F32 -> float32(memory.getInt(at));
                    case F64 -> float64(memory.getLong(at));
                    case CHAR -> character(memory.getInt(at));
                    case STRING -> text(memory.getInt(at), memory.getInt(at + 4));
                    case ERROR_CONTEXT -> throw new IllegalArgumentException();
                };
            case SpecType.ListOf(SpecType element) -> list(memory.getInt(at), memory.getInt(at + 4), element);
            case SpecType.RecordOf(List<SpecType> fields) -> {
                List<Object> loaded = new ArrayList<>();
                int address = at;
                for (SpecType field : fields) {
                    address = SpecType.alignTo(address, field.alignment());
                    loaded.add(load(address, field));
                    address += field.size();
                }
                yield loaded;
            }
            case SpecType.VariantOf variant -> {
                long index = Integer.toUnsignedLong(unsigned(at, variant.discriminantSize()));
                trapIf(index >= variant.cases().size(), CanonicalTrap.INVALID_DISCRIMINANT);
                int address = at + variant.payloadOffset();
                yield new Choice((int) index, variant.cases().get((int) index).map(payload -> load(address, payload)));
            }
            case SpecType.FlagsOf flags -> flags(unsigned(at, flags.width()), flags.count());
            case SpecType.Handle(boolean own) -> handle(memory.getInt(at), own);
        };
    }

    private int unsigned(int at, int size) {
        return size == 1 ? memory.get(at) & 0xFF : size == 2 ? memory.getShort(at) & 0xFFFF : memory.getInt(at);
    }

    private Object handle(int bits, boolean own) {
        return bits - (own ? handleOffset : 2 * handleOffset);
    }

    private static Object flags(int bits, int count) {
        return bits & (1L << count) - 1;
    }

    private static Object float32(int bits) {
        return Float.isNaN(Float.intBitsToFloat(bits)) ? 0x7FC0_0000 : bits;
    }

    private static Object float64(long bits) {
        return Double.isNaN(Double.longBitsToDouble(bits)) ? 0x7FF8_0000_0000_0000L : bits;
    }

    private static Object character(int bits) {
        trapIf(bits < 0 || bits >= 0x110000 || bits >= 0xD800 && bits <= 0xDFFF, CanonicalTrap.INVALID_CHAR);
        return bits;
    }

    private List<Object> list(int address, int length, SpecType element) {
        long bytes = Integer.toUnsignedLong(length) * element.size();
        trapIf(bytes > MAX_BYTES, CanonicalTrap.LIST_TOO_LONG);
        trapIf(Integer.remainderUnsigned(address, element.alignment()) != 0, CanonicalTrap.UNALIGNED_POINTER);
        trapIf(Integer.toUnsignedLong(address) + bytes > memory.capacity(), CanonicalTrap.LIST_OUT_OF_BOUNDS);
        List<Object> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(load(address + i * element.size(), element));
        }
        return elements;
    }

    private Text text(int address, int tagged) {
        Text.Form form = switch (encoding) {
            case UTF8 -> Text.Form.UTF8;
            case UTF16 -> Text.Form.UTF16;
            case LATIN1_UTF16 -> tagged < 0 ? Text.Form.TAGGED : Text.Form.LATIN1;
        };
        int units = form == Text.Form.TAGGED ? tagged ^ Integer.MIN_VALUE : tagged;
        boolean wide = form == Text.Form.UTF16 || form == Text.Form.TAGGED;
        long bytes = Integer.toUnsignedLong(units) * (wide ? 2 : 1);
        trapIf(bytes > MAX_BYTES, CanonicalTrap.STRING_TOO_LONG);
        trapIf(encoding != StringEncoding.UTF8 && (address & 1) != 0, CanonicalTrap.UNALIGNED_POINTER);
        trapIf(Integer.toUnsignedLong(address) + bytes > memory.capacity(), CanonicalTrap.STRING_OUT_OF_BOUNDS);
        Charset charset = switch (form) {
            case UTF8 -> StandardCharsets.UTF_8;
            case LATIN1 -> StandardCharsets.ISO_8859_1;
            case UTF16, TAGGED -> StandardCharsets.UTF_16LE;
        };
        try {
            String text = charset.newDecoder()
                    .decode(memory.slice(address, (int) bytes))
                    .toString();
            values += text.length() / 16;
            return new Text(text, form, units);
        } catch (CharacterCodingException e) {
            throw new SpecTrap(wide ? CanonicalTrap.INVALID_UTF16 : CanonicalTrap.INVALID_UTF8);
        }
    }

    // ---- from core values

    /** Core values, each of the type that it is carried in. */
    private record Source(Iterator<Object> values) {
        Object next(NumberType want) {
            return coerce(values.next(), want);
        }

        private static Object coerce(Object carried, NumberType want) {
            return switch (want) {
                case I32 -> carried instanceof Long wide ? (Object) wide.intValue() : carried;
                case I64 -> carried;
                case F32 -> carried instanceof Float f ? Float.floatToRawIntBits(f) : ((Number) carried).intValue();
                case F64 -> carried instanceof Double d ? Double.doubleToRawLongBits(d) : carried;
                case V128 -> throw new IllegalArgumentException();
            };
        }

        int nextInt() {
            return (int) next(NumberType.I32);
        }
    }

    private Object liftFlat(Source source, SpecType type) {
        return switch (type) {
            case SpecType.Primitive(ValType.Primitive kind) ->
                switch (kind) {
                    case BOOL -> source.nextInt() != 0;
                    case S8 -> (long) (byte) source.nextInt();
                    case U8 -> source.nextInt() & 0xFFL;
                    case S16 -> (long) (short) source.nextInt();
                    case U16 -> source.nextInt() & 0xFFFFL;
                    case S32 -> (long) source.nextInt();
                    case U32 -> source.nextInt() & 0xFFFF_FFFFL;
                    case S64, U64 -> source.next(NumberType.I64);
                    case F32 -> float32((int) source.next(NumberType.F32));
                    case F64 -> float64((long) source.next(NumberType.F64));
                    case CHAR -> character(source.nextInt());
                    case STRING -> text(source.nextInt(), source.nextInt());
                    case ERROR_CONTEXT -> throw new IllegalArgumentException();
                };
            case SpecType.ListOf(SpecType element) -> list(source.nextInt(), source.nextInt(), element);
            case SpecType.RecordOf(List<SpecType> fields) -> {
                List<Object> lifted = new ArrayList<>();
                fields.forEach(field -> lifted.add(liftFlat(source, field)));
                yield lifted;
            }
            case SpecType.VariantOf variant -> variant(source, variant);
            case SpecType.FlagsOf flags -> flags(source.nextInt(), flags.count());
            case SpecType.Handle(boolean own) -> handle(source.nextInt(), own);
        };
    }

    private Object variant(Source source, SpecType.VariantOf variant) {
        long index = Integer.toUnsignedLong(source.nextInt());
        trapIf(index >= variant.cases().size(), CanonicalTrap.INVALID_DISCRIMINANT);
        Optional<SpecType> payload = variant.cases().get((int) index);
        Optional<Object> value = payload.map(type -> liftFlat(source, type));
        int used = payload.map(type -> type.flatten().size()).orElse(0);
        for (int i = used + 1; i < variant.flatten().size(); i++) {
            source.values().next();
        }
        return new Choice((int) index, value);
    }
}
