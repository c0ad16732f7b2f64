package dev.ashlar.engine.compile;

import dev.ashlar.engine.compile.Immediates.MemoryArgument;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Loads, stores and bulk operations on memories that are segments (decision 0123). */
final class SegmentEmitter {
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc LONG = ConstantDescs.CD_long;
    private static final ClassDesc VOID = ConstantDescs.CD_void;
    private static final MethodTypeDesc SIZE = MethodTypeDesc.of(INT, Names.SEGMENT_MEMORY);

    private static final MethodTypeDesc PLACE = MethodTypeDesc.of(LONG, LONG, LONG);

    /** An address is less, and so is the end of a memory; their sum does not wrap. */
    private static final long LARGEST_OFFSET = 1L << 62;

    private final Body body;

    /** The local that has the place of an access with a 64-bit address, from {@link #narrow} to {@link #place}. */
    private int place = -1;

    SegmentEmitter(Body body) {
        this.body = body;
    }

    /** Of an address and what {@link #place} pushes. */
    static StaticMethod load(String helper, Kind value) {
        return new StaticMethod(
                Names.SEGMENT_ACCESS, helper, MethodTypeDesc.of(value.carrier(), INT, LONG, Names.SEGMENT_MEMORY));
    }

    /** Of an address, a value and what {@link #place} pushes. */
    static StaticMethod store(String helper, Kind value) {
        return new StaticMethod(
                Names.SEGMENT_ACCESS,
                helper,
                MethodTypeDesc.of(VOID, INT, value.carrier(), LONG, Names.SEGMENT_MEMORY));
    }

    /**
     * With an address of 64 bits on the stack: 0 comes in its place, and address and offset together take the offset's in
     * {@link #place}, so that helpers are the same for all addresses.
     */
    void narrow(MemoryArgument argument) {
        if (place < 0) {
            place = body.locals.fresh(Kind.J);
        }
        body.out.loadConstant(offset(argument, 0));
        body.out
                .invokestatic(Names.SEGMENT_MEMORY, "place", PLACE)
                .lstore(place)
                .iconst_0();
    }

    /** Pushes offset and memory. */
    void place(MemoryArgument argument, int more) {
        if (!body.info.memories()[argument.memory()].index64()) {
            body.out.loadConstant(offset(argument, more));
        } else {
            body.out.lload(place);
            if (more > 0) {
                body.out.loadConstant((long) more).ladd();
            }
        }
        body.loadSegment(argument.memory());
    }

    static long offset(MemoryArgument argument, int more) {
        long offset = argument.offset();
        return offset < 0 || offset > LARGEST_OFFSET ? LARGEST_OFFSET : offset + more;
    }

    void size(int memory) {
        body.loadSegment(memory);
        body.out.invokestatic(Names.SEGMENT_MEMORY, "size", SIZE);
    }

    void grow(int memory, ClassDesc address) {
        body.loadSegment(memory);
        body.out.invokestatic(Names.SEGMENT_MEMORY, "grow", MethodTypeDesc.of(address, address, Names.SEGMENT_MEMORY));
    }

    void fill(int memory, ClassDesc address) {
        body.loadElement("segments", Names.SEGMENT_MEMORY, memory);
        body.loadExecAndDepth();
        MethodTypeDesc type = MethodTypeDesc.of(VOID, address, INT, address, Names.SEGMENT_MEMORY, Names.EXEC, INT);
        body.out.invokestatic(Names.SEGMENT_MEMORY, "fill", type);
    }

    /** Where at least one is a segment. */
    void copy(int target, int source, ClassDesc address) {
        body.loadInstance().loadConstant(target).loadConstant(source);
        body.loadExecAndDepth();
        MethodTypeDesc type =
                MethodTypeDesc.of(VOID, address, address, address, Names.INSTANCE, INT, INT, Names.EXEC, INT);
        body.out.invokestatic(Names.INSTANCE, "memoryCopy", type);
    }
}
