package dev.ashlar.component.validate;

import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The core function type that a component function has under given options, and whether the options suffice for it.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#flattening">Canonical
 *     ABI: flattening</a>
 */
final class CoreSignature {
    private static final int MAX_PARAMETERS = 16;
    private static final int MAX_ASYNC_PARAMETERS = 4;
    private static final int MAX_RESULTS = 1;

    private final CanonicalOptions options;
    private final int offset;

    CoreSignature(CanonicalOptions options, int offset) {
        this.options = options;
        this.offset = offset;
    }

    FunctionType lifted(List<Def.Value> parameters, Def.@Nullable Value result) {
        if (parameters.stream().anyMatch(p -> p.facts.pointers())) {
            requireRealloc();
        }
        List<ValueType> core = flat(parameters, MAX_PARAMETERS);
        if (core == null) {
            requireRealloc();
            core = List.of(NumberType.I32);
        }
        if (options.async()) {
            if (result != null
                    && (result.facts.pointers() || result.facts.flat().size() > MAX_PARAMETERS)) {
                requireMemory();
            }
            return new FunctionType(core, options.callback().isPresent() ? List.of(NumberType.I32) : List.of());
        }
        List<ValueType> results = result == null ? List.of() : flat(List.of(result), MAX_RESULTS);
        if (results == null) {
            requireMemory();
            results = List.of(NumberType.I32);
        }
        return new FunctionType(core, results);
    }

    FunctionType lowered(List<Def.Value> parameters, Def.@Nullable Value result) {
        if (parameters.stream().anyMatch(p -> p.facts.pointers())) {
            requireMemory();
        }
        if (result != null && result.facts.pointers()) {
            requireRealloc();
        }
        List<ValueType> core = flat(parameters, options.async() ? MAX_ASYNC_PARAMETERS : MAX_PARAMETERS);
        if (core == null) {
            requireMemory();
            core = List.of(NumberType.I32);
        }
        if (options.async()) {
            return new FunctionType(result == null ? core : withPointer(core), List.of(NumberType.I32));
        }
        List<ValueType> results = result == null ? List.of() : flat(List.of(result), MAX_RESULTS);
        return results == null ? new FunctionType(withPointer(core), List.of()) : new FunctionType(core, results);
    }

    /** With a further parameter that says where the result goes. */
    private List<ValueType> withPointer(List<ValueType> core) {
        requireMemory();
        List<ValueType> all = new ArrayList<>(core);
        all.add(NumberType.I32);
        return all;
    }

    /** Null if there are too many. */
    private static @Nullable List<ValueType> flat(List<Def.Value> values, int limit) {
        List<ValueType> all = new ArrayList<>();
        for (Def.Value value : values) {
            all.addAll(value.facts.flat());
            if (all.size() > limit) {
                return null;
            }
        }
        return all;
    }

    void requireMemory() {
        require(options.memory().isPresent(), "memory");
    }

    void requireRealloc() {
        requireMemory();
        require(options.realloc().isPresent(), "realloc");
    }

    private void require(boolean present, String option) {
        if (!present) {
            throw new InvalidComponentException(offset, "canonical option `%s` is required".formatted(option));
        }
    }
}
