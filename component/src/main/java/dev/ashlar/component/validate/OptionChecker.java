package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.binary.CanonSyntax.Option;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.NumberType;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads the options of one canonical definition: none twice, none in conflict, all of them of the right type. */
final class OptionChecker {
    private static final NumberType I32 = NumberType.I32;
    private static final FunctionType REALLOC = FunctionType.returning(I32, I32, I32, I32, I32);
    private static final FunctionType CALLBACK = FunctionType.returning(I32, I32, I32, I32);

    private final Context context;
    private final Scope scope;
    private final int offset;

    private @Nullable StringEncoding encoding;
    private OptionalInt memory = OptionalInt.empty();
    private OptionalInt realloc = OptionalInt.empty();
    private OptionalInt postReturn = OptionalInt.empty();
    private OptionalInt callback = OptionalInt.empty();
    private boolean async;

    OptionChecker(Context context, Scope scope, int offset) {
        this.context = context;
        this.scope = scope;
        this.offset = offset;
    }

    CanonicalOptions check(List<Option> options) {
        options.forEach(this::take);
        if (realloc.isPresent()) {
            if (memory.isEmpty()) {
                throw invalid("canonical option `realloc` requires `memory` to also be specified");
            }
            signature(realloc.getAsInt(), REALLOC, "realloc");
        }
        if (callback.isPresent()) {
            if (!async) {
                throw invalid("canonical option `callback` requires `async` to also be specified");
            }
            signature(callback.getAsInt(), CALLBACK, "callback");
        }
        if (async && postReturn.isPresent()) {
            throw invalid("canonical option `post-return` cannot be specified with `async`");
        }
        StringEncoding strings = encoding == null ? StringEncoding.UTF8 : encoding;
        return new CanonicalOptions(strings, memory, realloc, postReturn, async, callback);
    }

    private void take(Option option) {
        switch (option) {
            case Option.Encoding(StringEncoding given) -> {
                if (encoding != null) {
                    throw invalid(
                            "canonical encoding option `%s` conflicts with option `%s`".formatted(encoding, given));
                }
                encoding = given;
            }
            case Option.Memory(int index) -> {
                once(memory, "memory");
                memory(index);
                memory = OptionalInt.of(index);
            }
            case Option.Realloc(int function) -> {
                once(realloc, "realloc");
                realloc = OptionalInt.of(function);
            }
            case Option.PostReturn(int function) -> {
                once(postReturn, "post-return");
                postReturn = OptionalInt.of(function);
            }
            case Option.Callback(int function) -> {
                once(callback, "callback");
                callback = OptionalInt.of(function);
            }
            case Option.Async a -> {
                if (async) {
                    throw twice("async");
                }
                context.uses(ComponentFeature.ASYNC);
                async = true;
            }
        }
    }

    /** A memory that the Canonical ABI can use: not shared, with 32-bit addresses. */
    void memory(int index) {
        MemoryType type = scope.coreMemory(index, offset);
        if (type.shared()) {
            throw invalid("mismatch in the shared flag for memories");
        }
        if (type.index() != IndexType.I32) {
            throw invalid("mismatch in index type used for memories: the Canonical ABI takes 32-bit memories");
        }
    }

    private void signature(int function, FunctionType wanted, String option) {
        if (!scope.coreFunction(function, offset).equals(wanted)) {
            throw invalid(
                    "canonical option `%s` uses a core function with an incorrect signature: expected %s, found %s"
                            .formatted(option, wanted, scope.coreFunction(function, offset)));
        }
    }

    private void once(OptionalInt known, String option) {
        if (known.isPresent()) {
            throw twice(option);
        }
    }

    private InvalidComponentException twice(String option) {
        return invalid("canonical option `%s` is specified more than once".formatted(option));
    }

    private InvalidComponentException invalid(String reason) {
        return new InvalidComponentException(offset, reason);
    }
}
