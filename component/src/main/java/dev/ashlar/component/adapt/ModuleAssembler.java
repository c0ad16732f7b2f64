package dev.ashlar.component.adapt;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ValueType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a core module. Functions may be imported and defined in any order; memories and globals have to be imported
 * before one is defined.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Core spec: binary format of modules</a>
 */
public final class ModuleAssembler {
    private static final int FUNCTION = 0;
    private static final int MEMORY = 2;
    private static final int GLOBAL = 3;
    private static final int MUTABLE = 1;

    private final Map<FunctionType, Integer> types = new LinkedHashMap<>();
    private final ByteSink imports = new ByteSink();
    private int importCount;
    private final List<FunctionId> importedFunctions = new ArrayList<>();
    private final List<Definition> functions = new ArrayList<>();
    private int memories;
    private final List<Limits> ownMemories = new ArrayList<>();
    private int globals;
    private final List<Integer> ownGlobals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<Data> data = new ArrayList<>();

    private record Definition(FunctionId id, String name, FunctionAssembler body) {}

    private record Limits(int minimum, int maximum) {}

    private record Export(String name, int kind, FunctionId function, int index) {}

    private record Data(int memory, int offset, byte[] bytes) {}

    // ---- declarations

    public FunctionId importFunction(String module, String name, FunctionType type) {
        FunctionId id = new FunctionId();
        importedFunctions.add(id);
        startImport(module, name, FUNCTION).u32(type(type));
        return id;
    }

    /** A memory of any size. */
    public int importMemory(String module, String name) {
        requireNone(ownMemories);
        startImport(module, name, MEMORY).u8(0).u32(0);
        return memories++;
    }

    /** A mutable {@code i32}. */
    public int importGlobal(String module, String name) {
        requireNone(ownGlobals);
        startImport(module, name, GLOBAL).u8(code(NumberType.I32)).u8(MUTABLE);
        return globals++;
    }

    private static void requireNone(List<?> own) {
        if (!own.isEmpty()) {
            throw new IllegalStateException("imports come before definitions");
        }
    }

    private ByteSink startImport(String module, String name, int kind) {
        importCount++;
        return imports.name(module).name(name).u8(kind);
    }

    /** A function; its body may be written later, but before the module is complete. */
    public FunctionId define(String name, FunctionAssembler body) {
        FunctionId id = new FunctionId();
        type(body.type());
        functions.add(new Definition(id, name, body));
        return id;
    }

    /** A memory; sizes in pages. */
    public int memory(int minimum, int maximum) {
        ownMemories.add(new Limits(minimum, maximum));
        return memories++;
    }

    /** A mutable {@code i32}. */
    public int global(int initial) {
        ownGlobals.add(initial);
        return globals++;
    }

    public void data(int memory, int offset, byte[] bytes) {
        data.add(new Data(memory, offset, bytes));
    }

    public void exportFunction(String name, FunctionId function) {
        exports.add(new Export(name, FUNCTION, function, 0));
    }

    public void exportMemory(String name, int memory) {
        exports.add(new Export(name, MEMORY, new FunctionId(), memory));
    }

    public void exportGlobal(String name, int global) {
        exports.add(new Export(name, GLOBAL, new FunctionId(), global));
    }

    private int type(FunctionType type) {
        return types.computeIfAbsent(type, key -> types.size());
    }

    static int code(ValueType type) {
        return switch ((NumberType) type) {
            case I32 -> 0x7F;
            case I64 -> 0x7E;
            case F32 -> 0x7D;
            case F64 -> 0x7C;
            case V128 -> 0x7B;
        };
    }

    // ---- encoding

    /** The binary. */
    public byte[] assemble() {
        settle();
        ByteSink out = new ByteSink();
        out.raw(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        section(out, 1, types.size(), typeSection());
        section(out, 2, importCount, imports);
        section(out, 3, functions.size(), functionSection());
        section(out, 5, ownMemories.size(), memorySection());
        section(out, 6, ownGlobals.size(), globalSection());
        section(out, 7, exports.size(), exportSection());
        section(out, 10, functions.size(), codeSection());
        section(out, 11, data.size(), dataSection());
        out.u8(0).sized(nameSection());
        return out.toByteArray();
    }

    private void settle() {
        int index = 0;
        for (FunctionId id : importedFunctions) {
            id.settle(index++);
        }
        for (Definition function : functions) {
            function.id().settle(index++);
        }
    }

    private static void section(ByteSink out, int id, int count, ByteSink entries) {
        if (count > 0) {
            out.u8(id).sized(new ByteSink().u32(count).raw(entries.toByteArray()));
        }
    }

    private ByteSink typeSection() {
        ByteSink out = new ByteSink();
        for (FunctionType type : types.keySet()) {
            out.u8(0x60);
            valueTypes(out, type.parameters());
            valueTypes(out, type.results());
        }
        return out;
    }

    private static void valueTypes(ByteSink out, List<ValueType> list) {
        out.u32(list.size());
        list.forEach(type -> out.u8(code(type)));
    }

    private ByteSink functionSection() {
        ByteSink out = new ByteSink();
        functions.forEach(function -> out.u32(type(function.body().type())));
        return out;
    }

    private ByteSink memorySection() {
        ByteSink out = new ByteSink();
        ownMemories.forEach(limits -> out.u8(1).u32(limits.minimum()).u32(limits.maximum()));
        return out;
    }

    private ByteSink globalSection() {
        ByteSink out = new ByteSink();
        ownGlobals.forEach(initial -> out.u8(code(NumberType.I32))
                .u8(MUTABLE)
                .u8(Op.I32_CONST)
                .s64(initial)
                .u8(Op.END));
        return out;
    }

    private ByteSink exportSection() {
        ByteSink out = new ByteSink();
        for (Export export : exports) {
            int index = export.kind() == FUNCTION ? export.function().index() : export.index();
            out.name(export.name()).u8(export.kind()).u32(index);
        }
        return out;
    }

    private ByteSink codeSection() {
        ByteSink out = new ByteSink();
        functions.forEach(function -> function.body().encode(out));
        return out;
    }

    private ByteSink dataSection() {
        ByteSink out = new ByteSink();
        for (Data segment : data) {
            out.u8(segment.memory() == 0 ? 0 : 2);
            if (segment.memory() != 0) {
                out.u32(segment.memory());
            }
            out.u8(Op.I32_CONST).s64(segment.offset()).u8(Op.END);
            out.u32(segment.bytes().length).raw(segment.bytes());
        }
        return out;
    }

    /** Names of functions, for backtraces and profilers. */
    private ByteSink nameSection() {
        ByteSink map = new ByteSink().u32(functions.size());
        functions.forEach(function -> map.u32(function.id().index()).name(function.name()));
        return new ByteSink().name("name").u8(1).sized(map);
    }
}
