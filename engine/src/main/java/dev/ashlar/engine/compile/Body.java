package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.ModuleInfo;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the emitters of one function share. */
final class Body {
    private static final MethodTypeDesc BYTES_OF = MethodTypeDesc.of(Names.BYTES, Names.INSTANCE, ConstantDescs.CD_int);
    private static final MethodTypeDesc POLL = MethodTypeDesc.of(ConstantDescs.CD_void, Names.EXEC);
    static final MethodTypeDesc POLL_AT_ENTRY =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.EXEC, ConstantDescs.CD_int);
    private static final MethodTypeDesc UNSIGNED = MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int);
    private static final MethodTypeDesc ENSURE_SCRATCH = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc CHARGE =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.EXEC, ConstantDescs.CD_int);

    final ModuleCompiler module;
    final ModuleInfo info;
    final CodeBuilder out;
    final BinaryReader in;
    final Locals locals;
    final FunctionScan scan;
    final OperandStack stack = new OperandStack();
    final VectorForms vectors = new VectorForms(this);
    private final Positions positions;
    private final int start;
    private @Nullable InstructionCounts counts;

    /** Operands that wait in locals, see {@link OperandStack}. */
    int spilled;

    /** Whether the next instruction can be reached. */
    boolean live = true;

    /** The largest frame with which a call needs no look at the depth before it. */
    int assumedFrame = Integer.MAX_VALUE;

    /** Stack taken between this method and its caller that the caller does not know of. */
    int ownDispatch;

    /** Whether this method mostly calls others of a split function: then memory is fetched where it is used. */
    boolean leads;

    /** Set where the function is a dispatch loop in one method. */
    @Nullable DispatchLoop dispatch;

    Body(
            ModuleCompiler module,
            CodeBuilder out,
            BinaryReader in,
            Locals locals,
            FunctionScan scan,
            Positions positions) {
        this.module = module;
        this.info = module.info();
        this.out = out;
        this.in = in;
        this.locals = locals;
        this.scan = scan;
        this.positions = positions;
        this.start = in.position();
    }

    /** The kind of a type of the module. */
    Kind kind(int type) {
        return Kind.of(type, info.types()::isFunction);
    }

    List<Kind> kinds(int[] types) {
        return Shape.kinds(types, info.types()::isFunction);
    }

    /** What follows belongs to the instruction at {@code offset}. */
    void mark(int offset) {
        int line = positions.line(offset);
        if (line > 0) {
            out.lineNumber(line);
        }
    }

    CodeBuilder loadInstance() {
        return out.aload(locals.instance);
    }

    CodeBuilder loadExec() {
        return out.aload(locals.exec);
    }

    /**
     * Instance, context and the depth left for a callee.
     *
     * @param operands that stay on the stack below the arguments
     * @param dispatch stack taken between here and the callee
     */
    void loadContext(int operands, int dispatch) {
        loadInstance().aload(locals.exec);
        loadDepthBelow(operands, dispatch);
    }

    /** Instance, context and, where it means nothing to the callee, no depth. */
    void loadContextWithoutDepth() {
        loadInstance().aload(locals.exec).iconst_0();
    }

    private void loadDepthBelow(int operands, int dispatch) {
        out.iload(locals.depth)
                .loadConstant(frame(operands) + ownDispatch + dispatch)
                .isub();
    }

    private int frame(int operands) {
        return StackCost.frame(locals.size(), stack.slots(operands)) + StackCost.memory(scan.usesMemory());
    }

    /** Before a call, where the frame is larger than {@link EntryChecks} took it to be. */
    void lookIfDeep(int operands) {
        if (module.options().interruptible() && frame(operands) > assumedFrame) {
            loadExec();
            loadDepthBelow(operands, 0);
            out.invokestatic(Names.POLLS, "poll", POLL_AT_ENTRY);
        }
    }

    /** Context and depth, the last arguments of whatever can take long. */
    void loadExecAndDepth() {
        out.aload(locals.exec).iload(locals.depth);
    }

    void pollAtEntry() {
        if (module.options().interruptible()) {
            loadExecAndDepth();
            out.invokestatic(Names.POLLS, "poll", POLL_AT_ENTRY);
        }
    }

    void poll() {
        if (module.options().interruptible()) {
            callInline(Names.POLLS, "poll", POLL, this::loadExec);
        }
    }

    /**
     * Calls a small static helper. In a dispatch loop, and where there are objects of the Vector API, that goes through a constant
     * handle: C2 inlines what is behind one also where a method is so large that it inlines nothing else.
     */
    void callInline(ClassDesc owner, String name, MethodTypeDesc type, Runnable arguments) {
        StaticMethod helper = new StaticMethod(owner, name, type);
        if (dispatch == null && !hasVectorObjects()) {
            arguments.run();
            helper.invoke(out);
        } else {
            out.loadConstant(helper.handle());
            arguments.run();
            helper.invokeHandle(out);
        }
    }

    boolean hasVectorObjects() {
        return scan.vectors() && module.options().vectorApi();
    }

    /** Makes room for as many scratch slots. */
    void ensureScratch(int slots) {
        loadExec().loadConstant(slots).invokevirtual(Names.EXEC, "ensureScratch", ENSURE_SCRATCH);
    }

    /** Charges fuel for the start of the function. */
    void chargeFunction() {
        if (module.options().fuel()) {
            charge(counts().outsideOfLoops());
        }
    }

    /** Charges fuel for a round of the loop whose immediates are at {@code offset}. */
    void chargeLoop(int offset) {
        if (module.options().fuel()) {
            charge(counts().inLoop(offset));
        }
    }

    private void charge(int amount) {
        loadExec().loadConstant(amount).invokestatic(Names.EXEC, "charge", CHARGE);
    }

    private InstructionCounts counts() {
        InstructionCounts known = counts;
        if (known == null) {
            known = InstructionCounts.of(info.bytes(), start, in.end());
            counts = known;
        }
        return known;
    }

    boolean isSegment(int memory) {
        return info.memories()[memory].isSegment();
    }

    /** Pushes a memory that is a segment. */
    void loadSegment(int memory) {
        if (memory == 0 && !leads) {
            out.aload(locals.memory);
        } else {
            loadElement("segments", Names.SEGMENT_MEMORY, memory);
        }
    }

    /** Pushes the bytes of a memory that is an array. */
    void loadMemory(int memory) {
        if (memory == 0) {
            if (leads) {
                loadBytesOf0();
            } else {
                out.aload(locals.memory);
            }
        } else {
            loadInstance().loadConstant(memory).invokestatic(Names.INSTANCE, "bytes", BYTES_OF);
        }
    }

    /** Memory 0 may have another array by now: after calls, growth, and in handlers. */
    void reloadMemory() {
        if (scan.usesMemory() && !module.memoryIsFixed()) {
            fetchMemory();
        }
    }

    void fetchMemory() {
        if (leads) {
            return;
        }
        if (isSegment(0)) {
            loadElement("segments", Names.SEGMENT_MEMORY, 0);
        } else {
            loadBytesOf0();
        }
        out.astore(locals.memory);
    }

    private CodeBuilder loadBytesOf0() {
        return loadInstance().getfield(Names.INSTANCE, "bytes0", Names.BYTES);
    }

    /** Pushes an element of one of the arrays of the instance. */
    void loadElement(String field, java.lang.constant.ClassDesc component, int index) {
        loadInstance()
                .getfield(Names.INSTANCE, field, component.arrayType())
                .loadConstant(index)
                .aaload();
    }

    void loadTable(int table) {
        if (table == 0) {
            loadInstance().getfield(Names.INSTANCE, "table0", Names.TABLE);
        } else {
            loadElement("tables", Names.TABLE, table);
        }
    }

    /**
     * With target, source and length of a copy on the stack: all of them become i64 if an address is.
     *
     * @return what all three are then
     */
    Kind addressesToCopy(Kind target, Kind source) {
        if (target == source) {
            return target;
        }
        int length = locals.temporary(Kind.I, 0); // the shorter type of the two
        int from = locals.temporary(source, 1);
        out.istore(length);
        Emit.store(out, source, from);
        toLong(target);
        Emit.load(out, source, from);
        toLong(source);
        out.iload(length);
        toLong(Kind.I);
        return Kind.J;
    }

    private void toLong(Kind address) {
        if (address == Kind.I) {
            out.invokestatic(ConstantDescs.CD_Integer, "toUnsignedLong", UNSIGNED);
        }
    }

    /** Stores operands from {@code from} to the top in temporaries; {@link #loadTemporaries} brings them back. */
    List<Kind> storeTemporaries(int from) {
        List<Kind> kinds = stack.from(from);
        for (int i = kinds.size() - 1; i >= 0; i--) {
            Emit.store(out, kinds.get(i), locals.temporary(kinds.get(i), i));
        }
        return kinds;
    }

    void loadTemporaries(List<Kind> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            Emit.load(out, kinds.get(i), locals.temporary(kinds.get(i), i));
        }
    }
}
