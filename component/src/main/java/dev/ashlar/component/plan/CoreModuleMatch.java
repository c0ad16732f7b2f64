package dev.ashlar.component.plan;

import dev.ashlar.component.CoreModuleType;
import dev.ashlar.engine.ExportType;
import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.TagType;
import java.util.List;
import java.util.Optional;

/**
 * Whether a core module can stand for one of some type.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html#external-types">Core spec: matching</a>
 */
final class CoreModuleMatch {
    private CoreModuleMatch() {}

    /** Why it cannot, if it cannot. */
    static Optional<String> problem(CoreModuleType wanted, Module found) {
        for (ExportType export : wanted.exports()) {
            Optional<ExternType> given = type(found.exports(), export.name());
            if (given.isEmpty() || !fits(given.get(), export.type())) {
                return Optional.of("the module is to export \"%s\" as %s, %s"
                        .formatted(
                                export.name(),
                                export.type(),
                                given.map(type -> "but it is " + type).orElse("but does not")));
            }
        }
        for (ImportType needed : found.imports()) {
            Optional<ExternType> given = wanted.imports().stream()
                    .filter(one ->
                            one.module().equals(needed.module()) && one.name().equals(needed.name()))
                    .map(ImportType::type)
                    .findFirst();
            if (given.isEmpty() || !fits(given.get(), needed.type())) {
                return Optional.of("the module imports \"%s\" \"%s\" as %s, %s"
                        .formatted(
                                needed.module(),
                                needed.name(),
                                needed.type(),
                                given.map(type -> "but it will get " + type).orElse("which it will not get")));
            }
        }
        return Optional.empty();
    }

    private static Optional<ExternType> type(List<ExportType> exports, String name) {
        return exports.stream()
                .filter(one -> one.name().equals(name))
                .map(ExportType::type)
                .findFirst();
    }

    private static boolean fits(ExternType found, ExternType wanted) {
        return switch (wanted) {
            case FunctionType type -> type.equals(found);
            case GlobalType type -> type.equals(found);
            case TagType type -> type.equals(found);
            case MemoryType type ->
                found instanceof MemoryType given
                        && given.shared() == type.shared()
                        && given.index() == type.index()
                        && fits(given.limits(), type.limits());
            case TableType type ->
                found instanceof TableType given
                        && given.element().equals(type.element())
                        && given.index() == type.index()
                        && fits(given.limits(), type.limits());
        };
    }

    private static boolean fits(Limits found, Limits wanted) {
        return Long.compareUnsigned(found.minimum(), wanted.minimum()) >= 0
                && (wanted.maximum().isEmpty()
                        || found.maximum().isPresent()
                                && Long.compareUnsigned(
                                                found.maximum().getAsLong(),
                                                wanted.maximum().getAsLong())
                                        <= 0);
    }
}
