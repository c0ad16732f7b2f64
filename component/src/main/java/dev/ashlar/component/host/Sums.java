package dev.ashlar.component.host;

import dev.ashlar.component.Result;
import dev.ashlar.component.Value;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Variants, enums, options, results and flags. Called by generated code, by name. */
final class Sums {
    private Sums() {}

    static int optionCase(Object value) {
        return ((Optional<?>) value).isPresent() ? 1 : 0;
    }

    static Object optionPayload(Object value) {
        return ((Optional<?>) value).orElseThrow();
    }

    static int optionValueCase(Object value) {
        return optionValue(value).payload().isPresent() ? 1 : 0;
    }

    static Object optionValuePayload(Object value) {
        return optionValue(value).payload().orElseThrow();
    }

    private static Value.OptionOf optionValue(Object value) {
        if (value instanceof Value.OptionOf option) {
            return option;
        }
        throw ValueBoxes.mismatch("option", value);
    }

    static Object some(Object payload) {
        return Value.OptionOf.some((Value) payload);
    }

    static int resultCase(Object value) {
        return ((Result<?, ?>) value).isOk() ? 0 : 1;
    }

    static Object resultPayload(Object value) {
        return switch ((Result<?, ?>) value) {
            case Result.Ok<?, ?>(Object payload) -> payload;
            case Result.Err<?, ?>(Object error) -> error;
        };
    }

    static int resultValueCase(Object value) {
        if (value instanceof Value.ResultOf result) {
            return result.isOk() ? 0 : 1;
        }
        throw ValueBoxes.mismatch("result", value);
    }

    /** Of a value whose case is known to be a case of the type. */
    static Object payload(Object value) {
        Optional<Value> payload =
                value instanceof Value.ResultOf result ? result.payload() : ((Value.VariantOf) value).payload();
        return payload.orElseThrow(() -> ValueBoxes.mismatch("a case with a payload", value));
    }

    static void noPayload(Object value) {
        Optional<Value> payload =
                value instanceof Value.ResultOf result ? result.payload() : ((Value.VariantOf) value).payload();
        if (payload.isPresent()) {
            throw ValueBoxes.mismatch("a case without payload", value);
        }
    }

    static Object ok(Object payload) {
        return Value.ResultOf.ok((Value) payload);
    }

    static Object err(Object payload) {
        return Value.ResultOf.err((Value) payload);
    }

    static Object variant(String name, Object payload) {
        return new Value.VariantOf(name, (Value) payload);
    }

    static int variantCase(Object value, List<String> names) {
        if (!(value instanceof Value.VariantOf variant)) {
            throw ValueBoxes.mismatch("variant", value);
        }
        int index = names.indexOf(variant.name());
        if (index < 0) {
            throw ValueBoxes.mismatch("one of the cases " + String.join(", ", names), value);
        }
        return index;
    }

    static int recordCase(Object value, List<Class<?>> classes) {
        Class<?> actual = value.getClass();
        for (int i = 0; i < classes.size(); i++) {
            if (actual == classes.get(i)) {
                return i;
            }
        }
        throw new IllegalArgumentException(actual + " is none of the type's cases");
    }

    static Object constant(int index, List<Object> constants) {
        return constants.get(Scalars.checkCase(index, constants.size()));
    }

    static int ordinal(Object constant) {
        return ((Enum<?>) constant).ordinal();
    }

    static int enumCase(Object value, List<Object> constants) {
        int index = constants.indexOf(value);
        if (index < 0) {
            throw ValueBoxes.mismatch("one of " + constants, value);
        }
        return index;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the constants are those of one enum
    static Object flags(int bits, List<Object> constants) {
        EnumSet set = EnumSet.noneOf(((Enum<?>) constants.getFirst()).getDeclaringClass());
        for (int i = 0; i < constants.size(); i++) {
            if ((bits >>> i & 1) != 0) {
                set.add(constants.get(i));
            }
        }
        return Collections.unmodifiableSet(set);
    }

    static int bits(Object set) {
        int bits = 0;
        for (Object constant : (Set<?>) set) {
            bits |= 1 << ((Enum<?>) constant).ordinal();
        }
        return bits;
    }

    static Object flagValues(int bits, List<Object> names) {
        Set<String> set = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if ((bits >>> i & 1) != 0) {
                set.add((String) names.get(i));
            }
        }
        return new Value.FlagsOf(set);
    }

    static int valueBits(Object value, List<Object> names) {
        if (!(value instanceof Value.FlagsOf(Set<String> set)) || !names.containsAll(set)) {
            throw ValueBoxes.mismatch("flags of " + names, value);
        }
        int bits = 0;
        for (int i = 0; i < names.size(); i++) {
            if (set.contains((String) names.get(i))) {
                bits |= 1 << i;
            }
        }
        return bits;
    }
}
