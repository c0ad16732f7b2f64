package dev.ashlar.engine.validate;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.binary.GlobalDef;
import dev.ashlar.engine.binary.MemoryDef;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.binary.TableDef;
import dev.ashlar.engine.binary.TypeReader;
import dev.ashlar.engine.binary.ValType;

/** Reads what follows an opcode and checks that it names something that the module has. */
final class Immediates {
    private static final int EMPTY_BLOCK_TYPE = 0x40;
    private static final int MEMORY_INDEX_FOLLOWS = 0x40;
    private static final int MAX_MEMARG_FLAGS = 0x7F;

    private static final int[] NO_TYPES = {};
    private static final int[] I32 = {ValType.I32};
    private static final int[] I64 = {ValType.I64};
    private static final int[] F32 = {ValType.F32};
    private static final int[] F64 = {ValType.F64};

    private final ModuleInfo module;
    private final TypeRules rules;
    private BinaryReader in;

    /** The block type read last. */
    private int[] blockParameters = NO_TYPES;

    private int[] blockResults = NO_TYPES;

    /** Of the access read last. */
    private int lastAlignment;

    Immediates(ModuleInfo module, TypeRules rules) {
        this.module = module;
        this.rules = rules;
        this.in = new BinaryReader(module.bytes(), 0, 0);
    }

    /** Goes on with the bytes from {@code start} to {@code end}. */
    BinaryReader read(int start, int end) {
        in = new BinaryReader(module.bytes(), start, end);
        return in;
    }

    int function() {
        return index("function", module.functionTypes().length);
    }

    FuncType functionType() {
        return rules.function(in.index(), in.position());
    }

    /** Parameters of the exceptions of a tag. */
    int[] tagParameters() {
        int type = module.tags()[index("tag", module.tags().length)];
        return module.types().function(type).parameters();
    }

    GlobalDef global() {
        return module.globals()[index("global", module.globals().length)];
    }

    TableDef table() {
        return module.tables()[index("table", module.tables().length)];
    }

    int element() {
        return index("elem segment", module.elements().length);
    }

    MemoryDef memory() {
        int index = index("memory", module.memories().length);
        if (index > 0) {
            module.features().add(Feature.MULTI_MEMORY);
        }
        return module.memories()[index];
    }

    void dataSegment() {
        if (module.dataCount() < 0) {
            throw in.malformed("data count section required");
        }
        index("data segment", module.dataCount());
    }

    private int index(String space, int size) {
        int index = in.index();
        if (index >= size) {
            throw new InvalidModuleException(
                    in.position(), "unknown %s %d: the module has %d".formatted(space, index, size));
        }
        return index;
    }

    /**
     * Reads alignment, memory and offset of an access.
     *
     * @param natural base-two logarithm of the number of bytes accessed
     * @param signature of the instruction for a 32-bit memory, as {@link Operator#packedSignature}
     * @return its signature for this memory
     */
    int memoryArgument(int natural, int signature) {
        int flags = in.u32();
        if (flags < 0 || flags > MAX_MEMARG_FLAGS) {
            throw in.malformed("malformed memop flags");
        }
        MemoryDef memory = (flags & MEMORY_INDEX_FOLLOWS) != 0 ? memory() : memory0();
        int alignment = flags & ~MEMORY_INDEX_FOLLOWS;
        if (alignment > natural) {
            throw new InvalidModuleException(
                    in.position(),
                    "alignment must not be larger than natural: 2^%d, at most 2^%d".formatted(alignment, natural));
        }
        if (in.u64() >>> 32 != 0 && !memory.index64()) {
            throw new InvalidModuleException(in.position(), "offset out of range of a 32-bit memory");
        }
        lastAlignment = alignment;
        return memory.index64() ? Operator.withLongAddress(signature) : signature;
    }

    /** The same of an atomic access, whose alignment is that of the bytes accessed, no less. */
    int atomicArgument(int natural, int signature) {
        int applied = memoryArgument(natural, signature);
        if (lastAlignment != natural) {
            throw new InvalidModuleException(
                    in.position(),
                    "atomic alignment must be natural: 2^%d, not 2^%d".formatted(natural, lastAlignment));
        }
        return applied;
    }

    private MemoryDef memory0() {
        if (module.memories().length == 0) {
            throw new InvalidModuleException(in.position(), "unknown memory 0: the module has none");
        }
        return module.memories()[0];
    }

    void lane(int lanes) {
        int lane = in.u8();
        if (lane >= lanes) {
            throw new InvalidModuleException(
                    in.position() - 1, "invalid lane index %d of %d lanes".formatted(lane, lanes));
        }
    }

    /** Reads a block type, to be had from {@link #blockParameters()} and {@link #blockResults()}. */
    void blockType() {
        int code = in.peek();
        blockParameters = NO_TYPES;
        if (code == EMPTY_BLOCK_TYPE) {
            in.skip(1);
            blockResults = NO_TYPES;
        } else if (TypeReader.startsValueType(code)) {
            blockResults = single(valueType());
        } else {
            functionBlockType();
        }
    }

    private void functionBlockType() {
        long index = in.s33();
        if (index < 0) {
            throw in.malformed("malformed block type");
        }
        FuncType type = rules.function((int) Math.min(index, Integer.MAX_VALUE), in.position());
        blockParameters = type.parameters();
        blockResults = type.results();
        if (blockParameters.length > 0 || blockResults.length > 1) {
            module.features().add(Feature.MULTI_VALUE);
        }
    }

    int[] blockParameters() {
        return blockParameters;
    }

    int[] blockResults() {
        return blockResults;
    }

    int valueType() {
        int type = TypeReader.valueType(in);
        rules.check(type, in.position());
        return type;
    }

    int heapType() {
        int heap = TypeReader.heapType(in);
        rules.checkHeap(heap, in.position());
        return heap;
    }

    private static int[] single(int type) {
        return switch (type) {
            case ValType.I32 -> I32;
            case ValType.I64 -> I64;
            case ValType.F32 -> F32;
            case ValType.F64 -> F64;
            default -> new int[] {type};
        };
    }
}
