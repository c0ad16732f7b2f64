package dev.ashlar.fuzz.abi;

import static dev.ashlar.fuzz.abi.SpecTrap.trapIf;

import dev.ashlar.component.ValType;
import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.NumberType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lowers values, as {@link SpecLift} represents them, into a memory and core values. */
final class SpecLower {
    private final ByteBuffer memory;
    private final Arena arena;
    private final SpecStrings strings;
    private final int handleOffset;

    /** @param handleOffset added to owned handles, and twice to borrowed ones */
    SpecLower(byte[] memory, Arena arena, StringEncoding encoding, int handleOffset) {
        this.memory = ByteBuffer.wrap(memory).order(ByteOrder.LITTLE_ENDIAN);
        this.arena = arena;
        this.strings = new SpecStrings(memory, arena, encoding);
        this.handleOffset = handleOffset;
    }

    /** {@code lower_flat_values} for parameters: core values, or the address of all. */
    List<Object> values(int maxFlat, List<Object> values, SpecType.RecordOf types) {
        List<Object> core = new ArrayList<>();
        if (types.flatten().size() <= maxFlat) {
            for (int i = 0; i < values.size(); i++) {
                core.addAll(lowerFlat(values.get(i), types.fields().get(i)));
            }
            return core;
        }
        int address = allocate(types.alignment(), types.size());
        store(values, types, address);
        core.add(address);
        return core;
    }

    private int allocate(int alignment, int bytes) {
        int address = arena.allocate(alignment, bytes);
        trapIf(Integer.remainderUnsigned(address, alignment) != 0, CanonicalTrap.REALLOC_UNALIGNED);
        trapIf(
                Integer.toUnsignedLong(address) + Integer.toUnsignedLong(bytes) > memory.capacity(),
                CanonicalTrap.REALLOC_OUT_OF_BOUNDS);
        return address;
    }

    // ---- to memory

    void store(Object value, SpecType type, int at) {
        switch (type) {
            case SpecType.Primitive(ValType.Primitive kind) -> primitive(value, kind, at);
            case SpecType.ListOf(SpecType element) -> {
                List<?> elements = (List<?>) value;
                memory.putInt(at, list(elements, element)).putInt(at + 4, elements.size());
            }
            case SpecType.RecordOf(List<SpecType> fields) -> {
                int address = at;
                for (int i = 0; i < fields.size(); i++) {
                    SpecType field = fields.get(i);
                    address = SpecType.alignTo(address, field.alignment());
                    store(((List<?>) value).get(i), field, address);
                    address += field.size();
                }
            }
            case SpecType.VariantOf variant -> {
                Choice choice = (Choice) value;
                integer(choice.index(), at, variant.discriminantSize());
                Optional<SpecType> payload = variant.cases().get(choice.index());
                if (payload.isPresent()) {
                    store(choice.payload().orElseThrow(), payload.get(), at + variant.payloadOffset());
                }
            }
            case SpecType.FlagsOf flags -> integer((long) value, at, flags.width());
            case SpecType.Handle handle -> memory.putInt(at, handle(value, handle));
        }
    }

    private void primitive(Object value, ValType.Primitive kind, int at) {
        switch (kind) {
            case BOOL -> memory.put(at, (byte) ((boolean) value ? 1 : 0));
            case S8, U8 -> integer((long) value, at, 1);
            case S16, U16 -> integer((long) value, at, 2);
            case S32, U32 -> integer((long) value, at, 4);
            case S64, U64, F64 -> memory.putLong(at, (long) value);
            case F32, CHAR -> memory.putInt(at, (int) value);
            case STRING -> {
                long stored = strings.store((Text) value);
                memory.putInt(at, (int) stored).putInt(at + 4, (int) (stored >>> 32));
            }
            case ERROR_CONTEXT -> throw new IllegalArgumentException();
        }
    }

    private void integer(long value, int at, int size) {
        switch (size) {
            case 1 -> memory.put(at, (byte) value);
            case 2 -> memory.putShort(at, (short) value);
            default -> memory.putInt(at, (int) value);
        }
    }

    private int handle(Object value, SpecType.Handle handle) {
        return (int) value + (handle.own() ? handleOffset : 2 * handleOffset);
    }

    private int list(List<?> elements, SpecType element) {
        int address = allocate(element.alignment(), elements.size() * element.size());
        for (int i = 0; i < elements.size(); i++) {
            store(elements.get(i), element, address + i * element.size());
        }
        return address;
    }

    // ---- to core values

    /** Core values: {@link Integer}, {@link Long}, {@link Float}, {@link Double}. */
    List<Object> lowerFlat(Object value, SpecType type) {
        return switch (type) {
            case SpecType.Primitive(ValType.Primitive kind) ->
                switch (kind) {
                    case BOOL -> List.of((boolean) value ? 1 : 0);
                    case S8, U8, S16, U16, S32, U32 -> List.of((int) (long) value);
                    case S64, U64 -> List.of(value);
                    case F32 -> List.of(Float.intBitsToFloat((int) value));
                    case F64 -> List.of(Double.longBitsToDouble((long) value));
                    case CHAR -> List.of(value);
                    case STRING -> {
                        long stored = strings.store((Text) value);
                        yield List.of((int) stored, (int) (stored >>> 32));
                    }
                    case ERROR_CONTEXT -> throw new IllegalArgumentException();
                };
            case SpecType.ListOf(SpecType element) -> List.of(list((List<?>) value, element), ((List<?>) value).size());
            case SpecType.RecordOf(List<SpecType> fields) -> {
                List<Object> core = new ArrayList<>();
                for (int i = 0; i < fields.size(); i++) {
                    core.addAll(lowerFlat(((List<?>) value).get(i), fields.get(i)));
                }
                yield core;
            }
            case SpecType.VariantOf variant -> variant((Choice) value, variant);
            case SpecType.FlagsOf ignored -> List.of((int) (long) value);
            case SpecType.Handle handle -> List.of(handle(value, handle));
        };
    }

    private List<Object> variant(Choice choice, SpecType.VariantOf variant) {
        List<NumberType> want = variant.flatten();
        List<Object> core = new ArrayList<>(List.of(choice.index()));
        variant.cases()
                .get(choice.index())
                .ifPresent(type -> core.addAll(lowerFlat(choice.payload().orElseThrow(), type)));
        for (int i = 1; i < want.size(); i++) {
            if (i < core.size()) {
                core.set(i, widen(core.get(i), want.get(i)));
            } else {
                core.add(widen(0, want.get(i)));
            }
        }
        return core;
    }

    private static Object widen(Object value, NumberType want) {
        long bits = switch (value) {
            case Float f -> Float.floatToRawIntBits(f) & 0xFFFF_FFFFL;
            case Double d -> Double.doubleToRawLongBits(d);
            case Integer i -> i & 0xFFFF_FFFFL;
            default -> (long) value;
        };
        return switch (want) {
            case I32 -> (Object) (int) bits;
            case I64 -> bits;
            case F32 -> Float.intBitsToFloat((int) bits);
            case F64 -> Double.longBitsToDouble(bits);
            case V128 -> throw new IllegalArgumentException();
        };
    }
}
