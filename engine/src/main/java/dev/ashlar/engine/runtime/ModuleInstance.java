package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.Global;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Table;
import dev.ashlar.engine.Tag;
import dev.ashlar.engine.binary.DataSegment;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.ElementSegment;
import dev.ashlar.engine.binary.Export;
import dev.ashlar.engine.binary.ModuleInfo;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An instance. For every module a subclass is generated that adds one field per private global of a number type; what
 * other instances can see lies in the cells here.
 */
public abstract class ModuleInstance implements Instance {
    private static final @Nullable Object[] DROPPED = new @Nullable Object[0];

    private static final SegmentMemory[] NO_SEGMENTS = {};

    private static final @Nullable RuntimeType[] NO_RUNTIME_TYPES = new @Nullable RuntimeType[0];

    // Read by generated code; filled by the linker before any code runs.
    public LinearMemory memory0;

    /** The bytes of memory 0, which tells when it has others. */
    public byte[] bytes0;

    public TableInstance table0;

    /** A global of the module, see {@code compile.ModuleCompiler}: here it takes no cast to reach it. */
    public int stackPointer;

    /** Null where a memory is a segment. */
    public LinearMemory[] memories;

    /** By memory index, null where a memory is an array; empty where all are. */
    public SegmentMemory[] segments = NO_SEGMENTS;

    public TableInstance[] tables;
    public @Nullable GlobalCell[] globals;
    public TagInstance[] tags;
    public DefinedType[] types;

    /** By type index, made when first asked for; empty in modules without structs and arrays. */
    public @Nullable RuntimeType[] runtimeTypes = NO_RUNTIME_TYPES;

    /** By function index; those not imported are made when first asked for. */
    public final @Nullable FunctionReference[] functions;

    private final ModuleCode code;
    private final GuestEntry entry;
    private boolean @Nullable [] droppedData;
    private final @Nullable Object[] @Nullable [] elements;
    private @Nullable Map<String, Extern> exports;

    @SuppressWarnings("NullAway.Init") // the linker fills the rest
    protected ModuleInstance(ModuleCode code, GuestEntry entry) {
        ModuleInfo info = code.info();
        this.code = code;
        this.entry = entry;
        this.functions = new @Nullable FunctionReference[info.functionTypes().length];
        this.elements = new @Nullable Object[info.elements().length][];
    }

    /** Sets a private global; generated. */
    public abstract void setGlobal(int index, long bits);

    /** The bits of a private global; generated. */
    public abstract long getGlobal(int index);

    // ---- called by generated code

    public static byte[] bytes(ModuleInstance instance, int memory) {
        return instance.memories[memory].bytes;
    }

    public static FunctionReference function(ModuleInstance instance, int index) {
        FunctionReference known = instance.functions[index];
        return known != null ? known : instance.makeFunction(index);
    }

    public static void memoryInit(
            int target,
            int source,
            int length,
            ModuleInstance instance,
            int segment,
            int memory,
            ExecutionContext exec,
            int depth) {
        memoryInit(target & 0xFFFF_FFFFL, source, length, instance, segment, memory, exec, depth);
    }

    /** For a memory with 64-bit addresses. */
    public static void memoryInit(
            long target,
            int source,
            int length,
            ModuleInstance instance,
            int segment,
            int memory,
            ExecutionContext exec,
            int depth) {
        ExecutionContext.chargeBulk(exec, Math.max(0, length));
        instance.copyData(target, source, length, segment, memory, exec, depth);
    }

    /** {@code memory.copy} where not both memories are arrays. */
    public static void memoryCopy(
            int target,
            int source,
            int length,
            ModuleInstance instance,
            int to,
            int from,
            ExecutionContext exec,
            int depth) {
        memoryCopy(
                target & 0xFFFF_FFFFL, source & 0xFFFF_FFFFL, length & 0xFFFF_FFFFL, instance, to, from, exec, depth);
    }

    /** Where one of them has 64-bit addresses. */
    public static void memoryCopy(
            long target,
            long source,
            long length,
            ModuleInstance instance,
            int to,
            int from,
            ExecutionContext exec,
            int depth) {
        SegmentMemory.copy(
                target,
                source,
                length,
                instance.view(to, target, length),
                instance.view(from, 0, 0),
                instance.memory(to) == instance.memory(from),
                exec,
                depth);
    }

    public static void dataDrop(ModuleInstance instance, int segment) {
        boolean[] dropped = instance.droppedData;
        if (dropped == null) {
            dropped = new boolean[instance.code.info().data().length];
            instance.droppedData = dropped;
        }
        dropped[segment] = true;
    }

    public static void tableInit(
            int target,
            int source,
            int count,
            ModuleInstance instance,
            int segment,
            int table,
            ExecutionContext exec,
            int depth) {
        tableInit(target & 0xFFFF_FFFFL, source, count, instance, segment, table, exec, depth);
    }

    /** For a table with 64-bit indices. */
    public static void tableInit(
            long target,
            int source,
            int count,
            ModuleInstance instance,
            int segment,
            int table,
            ExecutionContext exec,
            int depth) {
        ExecutionContext.chargeBulk(exec, (long) Math.max(0, count) * TableInstance.ELEMENT_BYTES);
        instance.copyElements(target, source, count, segment, table, exec, depth);
    }

    public static void elementDrop(ModuleInstance instance, int segment) {
        instance.elements[segment] = DROPPED;
    }

    /** A struct or array type of the module. */
    public static RuntimeType runtimeType(ModuleInstance instance, int type) {
        RuntimeType known = instance.runtimeTypes[type];
        return known != null ? known : instance.makeRuntimeType(type);
    }

    // ---- for the linker

    private RuntimeType makeRuntimeType(int type) {
        RuntimeType made = entry.exec().heap().runtimeType(types[type]);
        runtimeTypes[type] = made;
        return made;
    }

    /** What is left of a data segment, in bytes. */
    int dataSize(int segment) {
        DataSegment data = code.info().data()[segment];
        return isEmpty(data, segment) ? 0 : data.size();
    }

    private boolean isEmpty(DataSegment data, int segment) {
        return data.active() || droppedData != null && droppedData[segment];
    }

    private void copyData(
            long target, int source, int length, int segment, int memory, ExecutionContext exec, int depth) {
        DataSegment from = code.info().data()[segment];
        copy(target, source, length, from, isEmpty(from, segment) ? 0 : from.size(), memory, exec, depth);
    }

    private void copy(
            long target,
            int source,
            int length,
            DataSegment from,
            int available,
            int memory,
            ExecutionContext exec,
            int depth) {
        byte[] bytes = code.info().bytes();
        if (isSegment(memory)) {
            SegmentMemory.init(target, source, length, segments[memory], bytes, from.start(), available, exec, depth);
        } else {
            LinearMemory.init(target, source, length, memories[memory], bytes, from.start(), available, exec, depth);
        }
    }

    private boolean isSegment(int memory) {
        return code.info().memories()[memory].isSegment();
    }

    /** A memory of the instance. */
    public Memory memory(int index) {
        return isSegment(index) ? segments[index] : memories[index];
    }

    /** A memory for someone who copies, and who writes to a range of it. */
    private MemorySegment view(int memory, long written, long length) {
        return isSegment(memory)
                ? segments[memory].segment
                : MemorySegment.ofArray(memories[memory].toWrite((int) written, length));
    }

    /** Copies an active data segment, which is empty for everybody else; costs no fuel. */
    public void copyActiveData(long target, DataSegment segment, ExecutionContext exec, int depth) {
        copy(target, 0, segment.size(), segment, segment.size(), segment.memory(), exec, depth);
    }

    /** Copies from an element segment; costs no fuel. */
    public void copyElements(
            long target, int source, int count, int segment, int table, ExecutionContext exec, int depth) {
        TableInstance.init(target, source, count, tables[table], element(segment), exec, depth);
    }

    public ModuleCode code() {
        return code;
    }

    public GuestEntry entry() {
        return entry;
    }

    /** The elements of a segment; expressions are evaluated by the linker, which sets them. */
    public @Nullable Object[] element(int segment) {
        @Nullable Object[] known = elements[segment];
        if (known == null) {
            known = functionElements(code.info().elements()[segment]);
            elements[segment] = known;
        }
        return known;
    }

    public void setElement(int segment, @Nullable Object[] values) {
        elements[segment] = values;
    }

    private @Nullable Object[] functionElements(ElementSegment segment) {
        int[] indices = segment.functions();
        if (indices == null) {
            return DROPPED;
        }
        @Nullable Object[] values = new @Nullable Object[indices.length];
        for (int i = 0; i < indices.length; i++) {
            values[i] = function(this, indices[i]);
        }
        return values;
    }

    private FunctionReference makeFunction(int index) {
        DefinedType type = types[code.info().functionTypes()[index]];
        FunctionReference made = new FunctionReference(type, code.code(index), this, entry);
        functions[index] = made;
        return made;
    }

    // ---- the API

    @Override
    public Store store() {
        return entry.store();
    }

    @Override
    public Module module() {
        return code.module();
    }

    @Override
    public Map<String, Extern> exports() {
        Map<String, Extern> known = exports;
        if (known == null) {
            Map<String, Extern> all = new LinkedHashMap<>();
            for (Export export : code.info().exports()) {
                all.put(export.name(), extern(export));
            }
            known = Collections.unmodifiableMap(all);
            exports = known;
        }
        return known;
    }

    /** The export at that position of {@link Module#exports()}. */
    public Extern export(int position) {
        return extern(code.info().exports().get(position));
    }

    @SuppressWarnings("NullAway") // exported globals have cells
    private Extern extern(Export export) {
        int index = export.index();
        return switch (export.kind()) {
            case ModuleInfo.KIND_FUNCTION -> function(this, index);
            case ModuleInfo.KIND_TABLE -> tables[index];
            case ModuleInfo.KIND_MEMORY -> memory(index);
            case ModuleInfo.KIND_GLOBAL -> globals[index];
            default -> tags[index];
        };
    }

    @Override
    public Optional<Extern> export(String name) {
        return Optional.ofNullable(found(name));
    }

    @Override
    public Function function(String name) {
        return export(name, Function.class);
    }

    @Override
    public Memory memory(String name) {
        return export(name, Memory.class);
    }

    @Override
    public Table table(String name) {
        return export(name, Table.class);
    }

    @Override
    public Global global(String name) {
        return export(name, Global.class);
    }

    @Override
    public Tag tag(String name) {
        return export(name, Tag.class);
    }

    private @Nullable Extern found(String name) {
        Export export = code.export(name);
        return export == null ? null : extern(export);
    }

    private <T extends Extern> T export(String name, Class<T> kind) {
        Extern found = found(name);
        if (kind.isInstance(found)) {
            return kind.cast(found);
        }
        String wanted = kind.getSimpleName().toLowerCase(java.util.Locale.ROOT);
        String there = exports().entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .limit(20)
                .collect(java.util.stream.Collectors.joining(", "));
        throw new NoSuchElementException("module %s exports no %s \"%s\"; it exports %s"
                .formatted(module().name(), wanted, name, there.isEmpty() ? "none" : there));
    }
}
