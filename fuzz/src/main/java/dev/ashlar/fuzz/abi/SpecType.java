package dev.ashlar.fuzz.abi;

import dev.ashlar.component.ValType;
import dev.ashlar.engine.NumberType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A type as the specification's functions see it, despecialised, with their arithmetic. Written after
 * {@code definitions.py}; 32-bit pointers.
 */
sealed interface SpecType {
    /** A number, truth value, character or string. */
    record Primitive(ValType.Primitive kind) implements SpecType {}

    record ListOf(SpecType element) implements SpecType {}

    record RecordOf(List<SpecType> fields) implements SpecType {}

    record VariantOf(List<Optional<SpecType>> cases) implements SpecType {
        int discriminantSize() {
            return cases.size() <= 256 ? 1 : cases.size() <= 65_536 ? 2 : 4;
        }

        int maxCaseAlignment() {
            int alignment = 1;
            for (Optional<SpecType> payload : cases) {
                alignment = Math.max(alignment, payload.map(SpecType::alignment).orElse(1));
            }
            return alignment;
        }

        int payloadOffset() {
            return alignTo(discriminantSize(), maxCaseAlignment());
        }
    }

    record FlagsOf(int count) implements SpecType {
        int width() {
            return count <= 8 ? 1 : count <= 16 ? 2 : 4;
        }
    }

    /** A handle of a resource, owned or borrowed. */
    record Handle(boolean own) implements SpecType {}

    static SpecType of(ValType type) {
        return switch (type) {
            case ValType.Primitive kind -> new Primitive(kind);
            case ValType.ListOf list -> new ListOf(of(list.element()));
            case ValType.MapOf map -> new ListOf(new RecordOf(List.of(of(map.key()), of(map.value()))));
            case ValType.RecordOf record ->
                new RecordOf(
                        record.fields().stream().map(field -> of(field.type())).toList());
            case ValType.TupleOf tuple ->
                new RecordOf(tuple.elements().stream().map(SpecType::of).toList());
            case ValType.VariantOf variant ->
                new VariantOf(variant.cases().stream()
                        .map(c -> c.payload().map(SpecType::of))
                        .toList());
            case ValType.EnumOf names ->
                new VariantOf(names.cases().stream()
                        .map(c -> Optional.<SpecType>empty())
                        .toList());
            case ValType.OptionOf option -> new VariantOf(List.of(Optional.empty(), Optional.of(of(option.payload()))));
            case ValType.ResultOf result ->
                new VariantOf(
                        List.of(result.ok().map(SpecType::of), result.error().map(SpecType::of)));
            case ValType.FlagsOf flags -> new FlagsOf(flags.names().size());
            case ValType.Own ignored -> new Handle(true);
            case ValType.Borrow ignored -> new Handle(false);
            case ValType.FixedListOf list -> new RecordOf(Collections.nCopies(list.length(), of(list.element())));
            case ValType.StreamOf ignored -> throw new IllegalArgumentException(type.toString());
            case ValType.FutureOf ignored -> throw new IllegalArgumentException(type.toString());
        };
    }

    default int alignment() {
        return switch (this) {
            case Primitive(ValType.Primitive kind) -> kind == ValType.Primitive.STRING ? 4 : width(kind);
            case ListOf ignored -> 4;
            case RecordOf(List<SpecType> fields) ->
                fields.stream().mapToInt(SpecType::alignment).max().orElse(1);
            case VariantOf variant -> Math.max(variant.discriminantSize(), variant.maxCaseAlignment());
            case FlagsOf flags -> flags.width();
            case Handle ignored -> 4;
        };
    }

    default int size() {
        return switch (this) {
            case Primitive(ValType.Primitive kind) -> kind == ValType.Primitive.STRING ? 8 : width(kind);
            case ListOf ignored -> 8;
            case RecordOf(List<SpecType> fields) -> {
                int size = 0;
                for (SpecType field : fields) {
                    size = alignTo(size, field.alignment()) + field.size();
                }
                yield alignTo(size, alignment());
            }
            case VariantOf variant -> {
                int size = 0;
                for (Optional<SpecType> payload : variant.cases()) {
                    size = Math.max(size, payload.map(SpecType::size).orElse(0));
                }
                yield alignTo(variant.payloadOffset() + size, alignment());
            }
            case FlagsOf flags -> flags.width();
            case Handle ignored -> 4;
        };
    }

    default List<NumberType> flatten() {
        return switch (this) {
            case Primitive(ValType.Primitive kind) -> flat(kind);
            case ListOf ignored -> List.of(NumberType.I32, NumberType.I32);
            case RecordOf(List<SpecType> fields) ->
                fields.stream().flatMap(field -> field.flatten().stream()).toList();
            case VariantOf(List<Optional<SpecType>> cases) -> {
                List<NumberType> flat = new ArrayList<>();
                for (Optional<SpecType> payload : cases) {
                    List<NumberType> its = payload.map(SpecType::flatten).orElse(List.of());
                    for (int i = 0; i < its.size(); i++) {
                        if (i < flat.size()) {
                            flat.set(i, join(flat.get(i), its.get(i)));
                        } else {
                            flat.add(its.get(i));
                        }
                    }
                }
                flat.addFirst(NumberType.I32);
                yield flat;
            }
            case FlagsOf ignored -> List.of(NumberType.I32);
            case Handle ignored -> List.of(NumberType.I32);
        };
    }

    static int alignTo(int offset, int alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }

    private static int width(ValType.Primitive kind) {
        return switch (kind) {
            case BOOL, S8, U8 -> 1;
            case S16, U16 -> 2;
            case S32, U32, F32, CHAR -> 4;
            case S64, U64, F64 -> 8;
            case STRING, ERROR_CONTEXT -> throw new IllegalArgumentException(kind.toString());
        };
    }

    private static List<NumberType> flat(ValType.Primitive kind) {
        return switch (kind) {
            case S64, U64 -> List.of(NumberType.I64);
            case F32 -> List.of(NumberType.F32);
            case F64 -> List.of(NumberType.F64);
            case STRING -> List.of(NumberType.I32, NumberType.I32);
            default -> List.of(NumberType.I32);
        };
    }

    private static NumberType join(NumberType a, NumberType b) {
        if (a == b) {
            return a;
        }
        boolean narrow = a != NumberType.I64 && a != NumberType.F64 && b != NumberType.I64 && b != NumberType.F64;
        return narrow ? NumberType.I32 : NumberType.I64;
    }
}
