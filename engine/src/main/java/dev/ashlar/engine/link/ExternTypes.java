package dev.ashlar.engine.link;

import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.GlobalDef;
import dev.ashlar.engine.binary.MemoryDef;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.PublicTypes;
import dev.ashlar.engine.binary.TableDef;

/** The types of a module's functions, tables and so on, as the API shows them. */
final class ExternTypes {
    private final ModuleInfo info;

    ExternTypes(ModuleInfo info) {
        this.info = info;
    }

    ExternType of(int kind, int index) {
        return switch (kind) {
            case ModuleInfo.KIND_FUNCTION -> function(index);
            case ModuleInfo.KIND_TABLE -> table(index);
            case ModuleInfo.KIND_MEMORY -> memory(index);
            case ModuleInfo.KIND_GLOBAL -> global(index);
            default -> PublicTypes.tagType(definedTag(index));
        };
    }

    FunctionType function(int index) {
        return definedFunction(index).functionType();
    }

    DefinedType definedFunction(int index) {
        return info.types().canonical(info.functionTypes()[index]);
    }

    DefinedType definedTag(int index) {
        return info.types().canonical(info.tags()[index]);
    }

    TableType table(int index) {
        TableDef table = info.tables()[index];
        return new TableType(
                PublicTypes.referenceType(table.element(), info.types()::canonical),
                table.limits(),
                table.index64() ? IndexType.I64 : IndexType.I32);
    }

    MemoryType memory(int index) {
        MemoryDef memory = info.memories()[index];
        return new MemoryType(memory.limits(), memory.shared(), memory.index64() ? IndexType.I64 : IndexType.I32);
    }

    GlobalType global(int index) {
        GlobalDef global = info.globals()[index];
        return new GlobalType(PublicTypes.valueType(global.type(), info.types()::canonical), global.mutable());
    }
}
