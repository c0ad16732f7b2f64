package dev.ashlar.component.validate;

import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.TagType;
import dev.ashlar.engine.binary.PublicTypes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether something of a core module may stand for an import. Types of functions are compared by their parameters and
 * results; declared subtypes are left to the engine, which links.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html#external-types">Core spec: matching</a>
 */
final class CoreMatch {
    private CoreMatch() {}

    /** Why {@code found} does not do for {@code wanted}; null if it does. */
    static @Nullable String problem(ExternType found, ExternType wanted) {
        return switch (wanted) {
            case FunctionType function -> same(found, function);
            case TagType tag -> same(found, tag);
            case TableType table -> found instanceof TableType f ? problem(f, table) : otherKind(found, wanted);
            case MemoryType memory -> found instanceof MemoryType f ? problem(f, memory) : otherKind(found, wanted);
            case GlobalType global -> found instanceof GlobalType f ? problem(f, global) : otherKind(found, wanted);
        };
    }

    private static @Nullable String same(ExternType found, ExternType wanted) {
        if (found.getClass() != wanted.getClass()) {
            return otherKind(found, wanted);
        }
        return found.equals(wanted) ? null : "expected %s, found %s".formatted(text(wanted), text(found));
    }

    private static String otherKind(ExternType found, ExternType wanted) {
        return "expected %s, found %s".formatted(kind(wanted), kind(found));
    }

    private static @Nullable String problem(TableType found, TableType wanted) {
        if (!found.element().equals(wanted.element())) {
            return "expected table element type %s, found %s".formatted(wanted.element(), found.element());
        }
        if (found.index() != wanted.index()) {
            return "mismatch in index type used for tables";
        }
        return problem(found.limits(), wanted.limits(), "table");
    }

    private static @Nullable String problem(MemoryType found, MemoryType wanted) {
        if (found.shared() != wanted.shared()) {
            return "mismatch in the shared flag for memories";
        }
        if (found.index() != wanted.index()) {
            return "mismatch in index type used for memories";
        }
        return problem(found.limits(), wanted.limits(), "memory");
    }

    private static @Nullable String problem(GlobalType found, GlobalType wanted) {
        if (found.mutable() != wanted.mutable()) {
            return "global types differ in mutability";
        }
        boolean fits = found.mutable()
                ? found.valueType().equals(wanted.valueType())
                : PublicTypes.isSubtype(found.valueType(), wanted.valueType());
        return fits ? null : "expected global type %s, found %s".formatted(wanted.valueType(), found.valueType());
    }

    private static @Nullable String problem(Limits found, Limits wanted, String what) {
        boolean fits = Long.compareUnsigned(found.minimum(), wanted.minimum()) >= 0
                && (wanted.maximum().isEmpty()
                        || found.maximum().isPresent()
                                && Long.compareUnsigned(
                                                found.maximum().getAsLong(),
                                                wanted.maximum().getAsLong())
                                        <= 0);
        return fits ? null : "mismatch in %s limits: expected %s, found %s".formatted(what, wanted, found);
    }

    /** Why module {@code found} does not do for {@code wanted}; null if it does. */
    static @Nullable String problem(CoreModuleDef found, CoreModuleDef wanted, Effort effort) {
        for (Map.Entry<CoreModuleDef.ImportName, ExternType> needed :
                found.imports().entrySet()) {
            effort.step();
            ExternType given = wanted.imports().get(needed.getKey());
            if (given == null) {
                return "missing expected import `%s`".formatted(needed.getKey());
            }
            String problem = problem(given, needed.getValue());
            if (problem != null) {
                return "type mismatch in import `%s`: %s".formatted(needed.getKey(), problem);
            }
        }
        for (Map.Entry<String, ExternType> needed : wanted.exports().entrySet()) {
            effort.step();
            ExternType given = found.exports().get(needed.getKey());
            if (given == null) {
                return "missing expected export `%s`".formatted(needed.getKey());
            }
            String problem = problem(given, needed.getValue());
            if (problem != null) {
                return "type mismatch in export `%s`: %s".formatted(needed.getKey(), problem);
            }
        }
        return null;
    }

    static String kind(ExternType type) {
        return switch (type) {
            case FunctionType f -> "func";
            case TableType t -> "table";
            case MemoryType m -> "memory";
            case GlobalType g -> "global";
            case TagType t -> "tag";
        };
    }

    private static String text(ExternType type) {
        return type instanceof TagType tag ? "tag " + tag.function() : "func " + type;
    }
}
