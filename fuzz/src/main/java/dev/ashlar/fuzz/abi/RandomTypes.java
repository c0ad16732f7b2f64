package dev.ashlar.fuzz.abi;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Makes up types of functions; all that adapters can bring over. */
final class RandomTypes {
    private static final int MAX_DEPTH = 4;
    private static final ResourceType RESOURCE = new ResourceType("resource");

    private final RandomGenerator random;

    RandomTypes(RandomGenerator random) {
        this.random = random;
    }

    ComponentFunctionType function() {
        int count = random.nextInt(10) == 0 ? random.nextInt(15, 20) : random.nextInt(5);
        List<ComponentFunctionType.Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parameters.add(new ComponentFunctionType.Parameter("p" + i, type(count > 10 ? MAX_DEPTH : 0, true)));
        }
        Optional<ValType> result = random.nextInt(5) == 0 ? Optional.empty() : Optional.of(type(0, false));
        return new ComponentFunctionType(false, parameters, result);
    }

    private ValType type(int depth, boolean borrows) {
        if (depth >= MAX_DEPTH || random.nextInt(3) == 0) {
            return leaf(borrows);
        }
        Supplier<ValType> part = () -> type(depth + 1, borrows);
        return switch (random.nextInt(9)) {
            case 0 -> new ValType.ListOf(part.get());
            case 7 -> new ValType.FixedListOf(part.get(), random.nextInt(1, 6));
            case 1 -> new ValType.MapOf(leaf(false), part.get());
            case 2 ->
                new ValType.RecordOf(many(5, part).stream()
                        .map(type -> new ValType.Field("f", type))
                        .toList());
            case 3 -> new ValType.TupleOf(many(5, part));
            case 4 -> new ValType.OptionOf(part.get());
            case 5 -> new ValType.ResultOf(maybe(part), maybe(part));
            case 6 -> wideVariant(part);
            default ->
                new ValType.VariantOf(many(6, () -> maybe(part)).stream()
                        .map(payload -> new ValType.Case("c", payload))
                        .toList());
        };
    }

    /** Now and then more cases than one table has, or than one byte counts. */
    private ValType wideVariant(Supplier<ValType> part) {
        if (random.nextInt(4) != 0) {
            return new ValType.EnumOf(names(random.nextInt(1, 300)));
        }
        List<Optional<ValType>> payloads = many(5, () -> maybe(part));
        return new ValType.VariantOf(Stream.generate(
                        () -> new ValType.Case("c", payloads.get(random.nextInt(payloads.size()))))
                .limit(random.nextInt(1, 400))
                .toList());
    }

    private ValType leaf(boolean borrows) {
        return switch (random.nextInt(8)) {
            case 0, 1 -> ValType.Primitive.STRING;
            case 2 -> new ValType.FlagsOf(names(random.nextInt(1, 33)));
            case 3 -> borrows && random.nextBoolean() ? new ValType.Borrow(RESOURCE) : new ValType.Own(RESOURCE);
            default -> ValType.Primitive.values()[random.nextInt(ValType.Primitive.STRING.ordinal())];
        };
    }

    private <T> List<T> many(int most, Supplier<T> part) {
        return Stream.generate(part).limit(random.nextInt(1, most + 1)).toList();
    }

    private Optional<ValType> maybe(Supplier<ValType> part) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(part.get());
    }

    private static List<String> names(int count) {
        return Stream.iterate(0, i -> i + 1).limit(count).map(i -> "n" + i).toList();
    }
}
