package dev.ashlar.fuzz;

import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Small arguments for functions of components. */
final class ComponentStubs {
    private static final int MAX_DEPTH = 20;

    private ComponentStubs() {}

    /** A value of the type; empty for handles, and for what is too deep to bother. */
    static Optional<Value> value(ValType type) {
        return value(type, 0);
    }

    private static Optional<Value> value(ValType type, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        return switch (type) {
            case ValType.Primitive primitive -> primitive(primitive);
            case ValType.ListOf l -> value(l.element(), depth + 1).map(Value.ListOf::of);
            case ValType.RecordOf r ->
                all(r.fields().stream().map(ValType.Field::type).toList(), depth)
                        .map(values -> new Value.RecordOf(
                                r.fields().stream().map(ValType.Field::name).toList(), values));
            case ValType.TupleOf t -> all(t.elements(), depth).map(Value.TupleOf::new);
            case ValType.VariantOf v -> variant(v.cases().getLast(), depth);
            case ValType.EnumOf e -> Optional.of(new Value.EnumOf(e.cases().getLast()));
            case ValType.OptionOf o -> value(o.payload(), depth + 1).map(Value.OptionOf::some);
            case ValType.ResultOf r ->
                r.ok().isEmpty()
                        ? Optional.of(Value.ResultOf.OK)
                        : value(r.ok().get(), depth + 1).map(Value.ResultOf::ok);
            case ValType.FlagsOf f ->
                Optional.of(new Value.FlagsOf(Set.of(f.names().getLast())));
            case ValType.FixedListOf l -> Optional.empty();
            case ValType.MapOf m -> Optional.empty();
            case ValType.Own o -> Optional.empty();
            case ValType.Borrow b -> Optional.empty();
            case ValType.StreamOf s -> Optional.empty();
            case ValType.FutureOf f -> Optional.empty();
        };
    }

    private static Optional<Value> variant(ValType.Case chosen, int depth) {
        if (chosen.payload().isEmpty()) {
            return Optional.of(new Value.VariantOf(chosen.name(), Optional.empty()));
        }
        return value(chosen.payload().get(), depth + 1)
                .map(payload -> new Value.VariantOf(chosen.name(), Optional.of(payload)));
    }

    private static Optional<List<Value>> all(List<ValType> types, int depth) {
        List<Value> values = new ArrayList<>();
        for (ValType type : types) {
            Optional<Value> value = value(type, depth + 1);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }

    private static Optional<Value> primitive(ValType.Primitive type) {
        return switch (type) {
            case BOOL -> Optional.of(new Value.Bool(true));
            case S8 -> Optional.of(new Value.S8((byte) -1));
            case U8 -> Optional.of(new Value.U8(255));
            case S16 -> Optional.of(new Value.S16((short) -1));
            case U16 -> Optional.of(new Value.U16(65_535));
            case S32 -> Optional.of(new Value.S32(-1));
            case U32 -> Optional.of(new Value.U32(7));
            case S64 -> Optional.of(new Value.S64(-1));
            case U64 -> Optional.of(new Value.U64(-1));
            case F32 -> Optional.of(new Value.F32(Float.NaN));
            case F64 -> Optional.of(new Value.F64(0.5));
            case CHAR -> Optional.of(new Value.Char(0x1F600));
            case STRING -> Optional.of(new Value.Str("h\u00e9llo \uD83D\uDE00"));
            case ERROR_CONTEXT -> Optional.empty();
        };
    }
}
