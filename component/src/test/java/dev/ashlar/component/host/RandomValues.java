package dev.ashlar.component.host;

import dev.ashlar.component.NumberList;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Types and values of them, by chance. */
final class RandomValues {
    private static final List<ValType.Primitive> PRIMITIVES = List.of(ValType.Primitive.values()).stream()
            .filter(primitive -> primitive != ValType.Primitive.ERROR_CONTEXT)
            .toList();

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    ValType type(int depth) {
        int choice = depth == 0 ? random.nextInt(4) : random.nextInt(14);
        return switch (choice) {
            case 0, 1 -> PRIMITIVES.get(random.nextInt(PRIMITIVES.size()));
            case 2 -> new ValType.EnumOf(names("e", 1 + count(300)));
            case 3 -> new ValType.FlagsOf(names("f", 1 + random.nextInt(32)));
            case 4, 5 -> new ValType.ListOf(type(depth - 1));
            case 6, 7 -> record(depth);
            case 8 -> new ValType.TupleOf(types(1 + random.nextInt(6), depth));
            case 9, 10 -> variant(depth);
            case 11 -> new ValType.OptionOf(type(depth - 1));
            case 12 -> new ValType.MapOf(PRIMITIVES.get(random.nextInt(PRIMITIVES.size())), type(depth - 1));
            default -> new ValType.ResultOf(optional(depth), optional(depth));
        };
    }

    private int count(int rarely) {
        return random.nextInt(20) == 0 ? random.nextInt(rarely) : random.nextInt(5);
    }

    private List<ValType> types(int count, int depth) {
        return IntStream.range(0, count).mapToObj(i -> type(depth - 1)).toList();
    }

    private Optional<ValType> optional(int depth) {
        return random.nextBoolean() ? Optional.of(type(depth - 1)) : Optional.empty();
    }

    private ValType record(int depth) {
        List<ValType> types = types(1 + random.nextInt(6), depth);
        return new ValType.RecordOf(IntStream.range(0, types.size())
                .mapToObj(i -> new ValType.Field("r" + i, types.get(i)))
                .toList());
    }

    private ValType variant(int depth) {
        int cases = 1 + count(300);
        return new ValType.VariantOf(IntStream.range(0, cases)
                .mapToObj(i -> new ValType.Case("v" + i, i < 6 ? optional(depth) : Optional.empty()))
                .toList());
    }

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    Value value(ValType type) {
        return switch (type) {
            case ValType.Primitive primitive -> primitive(primitive);
            case ValType.ListOf list -> list(list);
            case ValType.FixedListOf list -> throw new IllegalArgumentException();
            case ValType.MapOf map -> {
                Map<Value, Value> entries = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    entries.put(value(map.key()), value(map.value()));
                }
                yield new Value.MapOf(entries);
            }
            case ValType.RecordOf record -> {
                Map<String, Value> fields = new LinkedHashMap<>();
                record.fields().forEach(field -> fields.put(field.name(), value(field.type())));
                yield Value.RecordOf.of(fields);
            }
            case ValType.TupleOf tuple ->
                new Value.TupleOf(tuple.elements().stream().map(this::value).toList());
            case ValType.VariantOf variant -> {
                ValType.Case chosen =
                        variant.cases().get(random.nextInt(variant.cases().size()));
                yield new Value.VariantOf(chosen.name(), chosen.payload().map(this::value));
            }
            case ValType.EnumOf names ->
                new Value.EnumOf(names.cases().get(random.nextInt(names.cases().size())));
            case ValType.OptionOf option ->
                random.nextBoolean() ? Value.OptionOf.NONE : Value.OptionOf.some(value(option.payload()));
            case ValType.ResultOf result -> {
                boolean ok = random.nextBoolean();
                yield new Value.ResultOf(ok, (ok ? result.ok() : result.error()).map(this::value));
            }
            case ValType.FlagsOf flags -> {
                Set<String> names = new LinkedHashSet<>();
                flags.names().stream().filter(name -> random.nextBoolean()).forEach(names::add);
                yield new Value.FlagsOf(names);
            }
            case ValType.Own own -> throw new IllegalArgumentException();
            case ValType.Borrow borrow -> throw new IllegalArgumentException();
            case ValType.StreamOf stream -> throw new IllegalArgumentException();
            case ValType.FutureOf future -> throw new IllegalArgumentException();
        };
    }

    private Value list(ValType.ListOf list) {
        int length = random.nextInt(10) == 0 ? random.nextInt(100) : random.nextInt(4);
        if (list.element() == ValType.Primitive.U8 && random.nextBoolean()) {
            byte[] bytes = new byte[random.nextInt(100_000)];
            random.nextBytes(bytes);
            return new Value.ListOf(NumberList.of(ValType.Primitive.U8, bytes));
        }
        List<Value> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            elements.add(value(list.element()));
        }
        return new Value.ListOf(elements);
    }

    private Value primitive(ValType.Primitive primitive) {
        return switch (primitive) {
            case BOOL -> new Value.Bool(random.nextBoolean());
            case S8 -> new Value.S8((byte) edge(8));
            case U8 -> new Value.U8((int) edge(8) & 0xFF);
            case S16 -> new Value.S16((short) edge(16));
            case U16 -> new Value.U16((int) edge(16) & 0xFFFF);
            case S32 -> new Value.S32((int) edge(32));
            case U32 -> new Value.U32(edge(32) & 0xFFFF_FFFFL);
            case S64 -> new Value.S64(edge(64));
            case U64 -> new Value.U64(edge(64));
            case F32 -> new Value.F32(Float.intBitsToFloat((int) edge(32)));
            case F64 -> new Value.F64(Double.longBitsToDouble(edge(64)));
            case CHAR -> new Value.Char(character());
            case STRING -> new Value.Str(string());
            case ERROR_CONTEXT -> throw new IllegalArgumentException();
        };
    }

    private long edge(int bits) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> 1L << bits - 1;
            default -> random.nextLong();
        };
    }

    private int character() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> random.nextInt(0x80);
            case 2 -> random.nextInt(0x100);
            case 3 -> random.nextInt(0x800);
            case 4 -> 0xE000 + random.nextInt(0x2000);
            default -> 0x10000 + random.nextInt(0x100000);
        };
    }

    private String string() {
        var text = new StringBuilder();
        boolean plain = random.nextBoolean();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.appendCodePoint(plain ? '!' + random.nextInt(60) : character());
        }
        return text.toString();
    }
}
