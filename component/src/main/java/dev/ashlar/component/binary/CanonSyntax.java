package dev.ashlar.component.binary;

import dev.ashlar.engine.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * A canonical definition.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Binary.md#canonical-definitions">
 *     Component Model: canonical definitions in binary</a>
 */
public sealed interface CanonSyntax {
    /** {@code canon lift}. */
    record Lift(int coreFunction, List<Option> options, int type) implements CanonSyntax {}

    /** {@code canon lower}. */
    record Lower(int function, List<Option> options) implements CanonSyntax {}

    /** {@code canon resource.new}. */
    record ResourceNew(int type) implements CanonSyntax {}

    /** {@code canon resource.drop}. */
    record ResourceDrop(int type) implements CanonSyntax {}

    /** {@code canon resource.rep}. */
    record ResourceRep(int type) implements CanonSyntax {}

    /** A built-in that needs nothing further, or just its flag. */
    record Plain(Builtin builtin, boolean flag) implements CanonSyntax {}

    /** {@code canon task.return}. */
    record TaskReturn(Optional<ValTypeRef> result, List<Option> options) implements CanonSyntax {}

    /** {@code canon context.get} and {@code context.set}. */
    record Context(Builtin builtin, ValueType type, int slot) implements CanonSyntax {}

    /** A built-in of a stream or a future. */
    record Transfer(Builtin builtin, int type, List<Option> options, boolean async) implements CanonSyntax {}

    /** {@code canon error-context.new} and {@code error-context.debug-message}. */
    record ErrorContext(Builtin builtin, List<Option> options) implements CanonSyntax {}

    /** {@code canon waitable-set.wait} and {@code waitable-set.poll}. */
    record Wait(Builtin builtin, boolean cancellable, int memory) implements CanonSyntax {}

    /** {@code canon thread.new-indirect}. */
    record NewThread(int coreType, int table) implements CanonSyntax {}

    /** An option. */
    sealed interface Option {
        /** {@code string-encoding=…}. */
        record Encoding(StringEncoding encoding) implements Option {}

        /** {@code (memory …)}. */
        record Memory(int index) implements Option {}

        /** {@code (realloc …)}. */
        record Realloc(int coreFunction) implements Option {}

        /** {@code (post-return …)}. */
        record PostReturn(int coreFunction) implements Option {}

        /** {@code async}. */
        record Async() implements Option {}

        /** {@code (callback …)}. */
        record Callback(int coreFunction) implements Option {}
    }
}
