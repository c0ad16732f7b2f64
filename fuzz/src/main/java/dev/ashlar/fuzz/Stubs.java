package dev.ashlar.fuzz;

import dev.ashlar.engine.AbstractHeapType;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.TagType;
import dev.ashlar.engine.V128;
import dev.ashlar.engine.ValueType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that fits, for whatever a module wants; but no references that cannot be null, save to host objects. */
final class Stubs {
    private Stubs() {}

    /** A linker with what {@code module} imports, functions excepted. */
    static Linker linker(Engine engine, Store store, Module module) {
        Linker linker = engine.newLinker();
        for (ImportType wanted : module.imports()) {
            switch (wanted.type()) {
                case GlobalType type
                when hasValue(type.valueType()) ->
                    linker.define(wanted.module(), wanted.name(), store.newGlobal(type, value(type.valueType())));
                case MemoryType type -> linker.define(wanted.module(), wanted.name(), store.newMemory(type));
                case TableType type
                when type.element().nullable() ->
                    linker.define(wanted.module(), wanted.name(), store.newTable(type, null));
                case TagType type -> linker.define(wanted.module(), wanted.name(), store.newTag(type));
                default -> {}
            }
        }
        return linker;
    }

    static boolean hasValue(ValueType type) {
        return !(type instanceof ReferenceType reference)
                || reference.nullable()
                || reference.heapType() == AbstractHeapType.EXTERN;
    }

    static @Nullable Object[] values(List<ValueType> types) {
        @Nullable Object[] values = new Object[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(types.get(i));
        }
        return values;
    }

    private static @Nullable Object value(ValueType type) {
        return switch (type) {
            case NumberType number ->
                switch (number) {
                    case I32 -> 1;
                    case I64 -> 2L;
                    case F32 -> 3f;
                    case F64 -> 4d;
                    case V128 -> new V128(5, 6);
                };
            case ReferenceType reference -> reference.heapType() == AbstractHeapType.EXTERN ? "stub" : null;
        };
    }
}
