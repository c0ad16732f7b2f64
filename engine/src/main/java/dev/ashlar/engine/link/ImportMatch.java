package dev.ashlar.engine.link;

import dev.ashlar.engine.Extern;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.binary.Import;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.PublicTypes;
import dev.ashlar.engine.runtime.FunctionReference;
import dev.ashlar.engine.runtime.GlobalCell;
import dev.ashlar.engine.runtime.LinearMemory;
import dev.ashlar.engine.runtime.SegmentMemory;
import dev.ashlar.engine.runtime.TableInstance;
import dev.ashlar.engine.runtime.TagInstance;
import org.jspecify.annotations.Nullable;

/**
 * Whether a definition fits an import.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/matching.html#external-types">Core spec: matching</a>
 */
final class ImportMatch {
    private ImportMatch() {}

    /** Why it does not fit; null when it does. */
    static @Nullable String problem(Import wanted, Extern found, ExternTypes types) {
        boolean fits = switch (found) {
            case FunctionReference function ->
                wanted.kind() == ModuleInfo.KIND_FUNCTION
                        && function.type.isSubtypeOf(types.definedFunction(wanted.index()));
            case TableInstance table ->
                wanted.kind() == ModuleInfo.KIND_TABLE && fits(table.type(), types.table(wanted.index()));
            case LinearMemory memory ->
                wanted.kind() == ModuleInfo.KIND_MEMORY && fits(memory.type(), types.memory(wanted.index()));
            case SegmentMemory memory ->
                wanted.kind() == ModuleInfo.KIND_MEMORY && fits(memory.type(), types.memory(wanted.index()));
            case GlobalCell global ->
                wanted.kind() == ModuleInfo.KIND_GLOBAL && fits(global.type(), types.global(wanted.index()));
            case TagInstance tag ->
                wanted.kind() == ModuleInfo.KIND_TAG && tag.definedType() == types.definedTag(wanted.index());
            default -> false;
        };
        return fits ? null : "incompatible import type: the definition is of type " + found.type();
    }

    private static boolean fits(TableType found, TableType wanted) {
        return found.element().equals(wanted.element())
                && found.index() == wanted.index()
                && fits(found.limits(), wanted.limits());
    }

    private static boolean fits(MemoryType found, MemoryType wanted) {
        return found.shared() == wanted.shared()
                && found.index() == wanted.index()
                && fits(found.limits(), wanted.limits());
    }

    private static boolean fits(GlobalType found, GlobalType wanted) {
        if (found.mutable() != wanted.mutable()) {
            return false;
        }
        return found.mutable()
                ? found.valueType().equals(wanted.valueType())
                : PublicTypes.isSubtype(found.valueType(), wanted.valueType());
    }

    private static boolean fits(Limits found, Limits wanted) {
        if (Long.compareUnsigned(found.minimum(), wanted.minimum()) < 0) {
            return false;
        }
        return wanted.maximum().isEmpty()
                || found.maximum().isPresent()
                        && Long.compareUnsigned(
                                        found.maximum().getAsLong(),
                                        wanted.maximum().getAsLong())
                                <= 0;
    }
}
