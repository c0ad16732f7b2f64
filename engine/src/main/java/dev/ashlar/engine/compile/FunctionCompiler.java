package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.binary.TypeTable;
import dev.ashlar.engine.compile.SplitFunction.ChunkMethod;
import dev.ashlar.engine.compile.SplitFunction.Part;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Generates the code of one function in one pass over its bytes. The operand stack becomes the JVM's operand stack,
 * locals become JVM locals, labels become labels. A place that cannot be reached generates nothing.
 */
final class FunctionCompiler {
    private final Body body;
    private final ControlEmitter control;
    private final CallEmitter calls;
    private final MemoryEmitter memory;
    private final VariableEmitter variables;
    private final VectorEmitter vectors;
    private final AtomicEmitter atomics;
    private final TableEmitter tables;
    private final ExceptionEmitter exceptions;
    private final GcEmitter gc;
    private @Nullable ChunkEmitter chunks;

    private FunctionCompiler(Body body) {
        this.body = body;
        this.control = new ControlEmitter(body);
        this.calls = new CallEmitter(body, control);
        this.memory = new MemoryEmitter(body);
        this.variables = new VariableEmitter(body);
        this.vectors = new VectorEmitter(body, memory);
        this.atomics = new AtomicEmitter(body, memory);
        this.tables = new TableEmitter(body);
        this.exceptions = new ExceptionEmitter(body, control);
        this.gc = new GcEmitter(body, control);
    }

    /**
     * Generates a function as one method.
     *
     * @param function index among the functions that are not imported
     */
    static void compile(
            ModuleCompiler module,
            int function,
            FunctionScan scan,
            @Nullable DispatchLoop dispatch,
            Positions positions,
            CodeBuilder out) {
        Shape shape = module.shapeOfOwn(function);
        BinaryReader in = module.bodyReader(function);
        List<Kind> kinds = new ArrayList<>(shape.parameters());
        readLocals(in, kinds, module.info().types());
        int assumedFrame = EntryChecks.assumedFrame(kinds);
        VectorPreference.choose(
                new BinaryReader(module.info().bytes(), in.position(), in.end()),
                shape.parameters().size(),
                kinds);
        Locals locals = new SlotLocals(kinds, shape);
        Body body = new Body(module, out, in, locals, scan, positions);
        body.dispatch = dispatch;
        FunctionCompiler compiler = new FunctionCompiler(body);
        compiler.body.ownDispatch = scan.tailCalls() ? StackCost.wrapper(shape) : 0;
        body.mark(in.position());
        if (module.entryChecks().looks(function)) {
            body.pollAtEntry();
        } else {
            body.assumedFrame = assumedFrame;
        }
        compiler.body.chargeFunction();
        compiler.receiveParameters(shape);
        compiler.clearLocals(shape.parameters().size());
        compiler.compileFunction(shape);
    }

    /** Generates the method that leads a split function. */
    static void compileLeader(
            SplitFunction split, ModuleCompiler module, int function, Positions positions, CodeBuilder out) {
        Shape shape = module.shapeOfOwn(function);
        BinaryReader in = module.bodyReader(function);
        readLocals(in, new ArrayList<>(), module.info().types());
        FunctionScan scan = split.scan(in.position(), in.end(), split.chunks());
        FrameLocals locals = new FrameLocals(split.layout(), shape.argumentSlots(), -1, -1);
        FunctionCompiler compiler = new FunctionCompiler(new Body(module, out, in, locals, scan, positions));
        compiler.lead(split, split.chunks(), locals, false);
        compiler.body.ownDispatch =
                split.layout().bytes() + (module.hasTailCalls(function) ? StackCost.wrapper(shape) : 0);
        compiler.enter();
        compiler.body.chargeFunction();
        compiler.body.ensureScratch(2 * ChunkPlanner.MOST_CARRIED + 1);
        compiler.makeFrame(split.layout(), locals, shape);
        compiler.compileFunction(shape);
    }

    /** Generates the method of a chunk, or of a group of cases. */
    static void compileChunk(ChunkMethod method, ModuleCompiler module, Positions positions, CodeBuilder out) {
        if (!method.selects()) {
            compilePart(method, method.parts().getFirst(), module, positions, out);
            return;
        }
        List<SwitchCase> cases = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (Part part : method.parts()) {
            Label label = out.newLabel();
            labels.add(label);
            part.selectors().forEach(selector -> cases.add(SwitchCase.of(selector, label)));
        }
        if (labels.size() > 1) {
            SelectorSwitch.emit(out, cases);
        }
        for (int i = 0; i < labels.size(); i++) {
            out.labelBinding(labels.get(i));
            compilePart(method, method.parts().get(i), module, positions, out);
        }
    }

    private static void compilePart(
            ChunkMethod method, Part part, ModuleCompiler module, Positions positions, CodeBuilder out) {
        FrameLayout layout = method.function().layout();
        Chunk chunk = part.chunk();
        BinaryReader in = new BinaryReader(module.info().bytes(), chunk.start(), chunk.end());
        FunctionScan scan = FunctionScan.of(module.info(), chunk.start(), chunk.end());
        int longs = method.selects() ? 1 : 0;
        int context = longs + (layout.references() > 0 ? 2 : 1);
        if (chunk.leaf()) {
            LocalUse use = LocalUse.of(module.info().bytes(), chunk.start(), chunk.end());
            CachedLocals locals =
                    new CachedLocals(layout, context, longs, longs + 1, use.used(), use.written(), method.insideTry());
            FunctionCompiler compiler = new FunctionCompiler(new Body(module, out, in, locals, scan, positions));
            compiler.body.mark(in.position());
            if (method.selects() && method.parts().size() > 1) {
                // Its memory effect keeps C2 from hoisting the loads of all cases above the group's switch.
                compiler.body.poll();
            }
            locals.readAll(out);
            compiler.compileRange(method, part, () -> locals.writeAll(out));
        } else {
            FrameLocals locals = new FrameLocals(layout, context, longs, longs + 1);
            FunctionScan own = method.function().scan(chunk.start(), chunk.end(), chunk.inner());
            FunctionCompiler compiler = new FunctionCompiler(new Body(module, out, in, locals, own, positions));
            compiler.lead(method.function(), chunk.inner(), locals, method.insideTry());
            compiler.body.mark(in.position());
            compiler.compileRange(method, part, () -> {});
        }
    }

    private void lead(SplitFunction split, SortedMap<Integer, Chunk> called, FrameLocals locals, boolean insideTry) {
        ChunkEmitter emitter = new ChunkEmitter(body, control, split, called, locals, insideTry);
        control.setChunks(emitter);
        body.leads = true;
        chunks = emitter;
    }

    static void readLocals(BinaryReader in, List<Kind> kinds, TypeTable types) {
        for (int groups = in.u32(); groups > 0; groups--) {
            int count = in.u32();
            Kind kind = Kind.of(Immediates.valueType(in), types::isFunction);
            for (int i = 0; i < count; i++) {
                kinds.add(kind);
            }
        }
    }

    private void compileFunction(Shape shape) {
        if (body.scan.usesMemory()) {
            body.fetchMemory();
        }
        control.open(shape.results());
        while (control.isOpen()) {
            next();
        }
    }

    private void compileRange(ChunkMethod method, Part part, Runnable writeBack) {
        if (body.scan.usesMemory()) {
            body.fetchMemory();
        }
        ChunkExits exits = new ChunkExits(body, method.exits());
        control.openOuter(part.outer(), exits);
        Emit.getAll(body.out, part.chunk().parameters(), body.locals.exec, 0);
        body.stack.push(part.chunk().parameters());
        int end = part.chunk().end();
        while (body.in.position() < end
                && (body.live || control.depth() > part.outer().size())) {
            next();
        }
        if (body.live) {
            body.vectors.settle();
        }
        if (body.live && method.selects()) {
            exits.endOfCase(part.outer().size() - 1);
        } else if (body.live) {
            exits.end(part.chunk().results());
        }
        exits.bind(writeBack);
    }

    private void next() {
        if (body.live) {
            step();
        } else if (chunks == null || !chunks.callGroup(body.in.position())) {
            skip();
        }
    }

    private void enter() {
        body.mark(body.in.position());
        if (body.scan.calls()) {
            body.pollAtEntry();
        }
    }

    /** Parameters that came in arrays go to their locals; the others are there. */
    private void receiveParameters(Shape shape) {
        if (shape.wide()) {
            int slot = 0;
            for (int i = 0; i < shape.parameters().size(); i++) {
                Kind kind = shape.parameters().get(i);
                slot = unpack(kind, slot);
                body.locals.store(body.out, i);
            }
        }
    }

    /** Pushes a parameter out of the arrays of a wide call. Returns the flat slot behind it. */
    private int unpack(Kind kind, int first) {
        int slot = first;
        for (int half = 0; half < kind.flat(); half++) {
            Emit.unpackOne(body.out, kind, 0, 1, slot++);
        }
        return slot;
    }

    private void clearLocals(int parameters) {
        for (int i = parameters; i < body.locals.count(); i++) {
            Emit.zero(body.out, body.locals.kind(i));
            body.locals.store(body.out, i);
        }
    }

    private void makeFrame(FrameLayout layout, FrameLocals locals, Shape shape) {
        CodeBuilder out = body.out;
        out.loadConstant(layout.numbers()).newarray(TypeKind.LONG).astore(locals.longs);
        out.loadConstant(layout.references()).anewarray(ConstantDescs.CD_Object).astore(locals.refs);
        receiveParameters(shape);
        if (!shape.wide()) {
            int slot = 0;
            for (int i = 0; i < shape.parameters().size(); i++) {
                layout.store(out, i, slot, locals.longs, locals.refs);
                slot += shape.parameters().get(i).slots();
            }
        }
    }

    private void step() {
        int offset = body.in.position();
        if (chunks != null) {
            body.vectors.settle();
            if (chunks.call(offset)) {
                return;
            }
        }
        if (body.dispatch != null) {
            body.dispatch.enterCase(body, offset);
        }
        Operator operator = Immediates.operator(body.in);
        if (canTrap(operator)) {
            body.mark(offset);
        }
        if (operator.opcode() == Opcodes.NOP) {
            return;
        }
        if (!VectorPreference.isStraight(operator)) {
            body.vectors.settle();
        }
        if (operator.opcode() >>> 16 == Opcodes.PREFIX_SIMD) {
            vectors.emit(operator);
        } else if (operator.opcode() >>> 16 == Opcodes.PREFIX_ATOMIC) {
            atomics.emit(operator);
        } else if (operator.immediate() == Immediate.MEMARG) {
            memory.access(operator);
        } else if (Conditions.isComparison(operator.opcode())) {
            comparison(operator);
        } else if (operator.hasFixedSignature() && operator.immediate() == Immediate.NONE) {
            number(operator);
        } else {
            special(operator, offset);
        }
    }

    /** Whether it needs a position of its own. */
    private static boolean canTrap(Operator operator) {
        int opcode = operator.opcode();
        return switch (operator.immediate()) {
            case NONE ->
                opcode >= Opcodes.I32_DIV_S && opcode <= Opcodes.I64_TRUNC_F64_U
                        || opcode == Opcodes.UNREACHABLE
                        || opcode >= Opcodes.REF_NULL;
            case LOCAL, LABEL, LABELS, I32, I64, F32, F64, GLOBAL, TYPES, LANE, V128, SHUFFLE -> false;
            case BLOCK -> opcode == Opcodes.LOOP;
            default -> true;
        };
    }

    private void number(Operator operator) {
        NumericEmitter.emit(body.out, operator);
        types(operator.signature());
    }

    /** Pops and pushes as a signature says. */
    private void types(String signature) {
        int colon = signature.indexOf(':');
        body.stack.pop(colon);
        for (int i = colon + 1; i < signature.length(); i++) {
            body.stack.push(VectorEmitter.kind(signature.charAt(i)));
        }
    }

    /** A comparison becomes a jump if a branch follows, also through {@code i32.eqz}. */
    private void comparison(Operator operator) {
        boolean when = true;
        while (following() == Opcodes.I32_EQZ) {
            body.in.u8();
            when = !when;
        }
        switch (following()) {
            case Opcodes.BR_IF, Opcodes.IF, Opcodes.SELECT -> {
                body.vectors.settle();
                body.stack.pop(Conditions.operands(operator.opcode()));
                int next = body.in.u8();
                conditional(next, operator.opcode(), when);
            }
            default -> {
                number(operator);
                if (!when) {
                    body.out.iconst_1().ixor();
                }
            }
        }
    }

    /** The next opcode of this method; {@code end} where a chunk ends or another one starts. */
    private int following() {
        boolean cut = body.in.atEnd() || chunks != null && chunks.startsAt(body.in.position());
        return cut ? Opcodes.END : body.in.peek();
    }

    private void conditional(int opcode, int condition, boolean when) {
        switch (opcode) {
            case Opcodes.BR_IF -> control.branchIf(condition, when);
            case Opcodes.IF -> control.openIf(condition, when);
            default -> variables.select(condition, when);
        }
    }

    private void special(Operator operator, int offset) {
        int opcode = operator.opcode();
        switch (opcode) {
            case Opcodes.UNREACHABLE -> control.unreachable();
            case Opcodes.BLOCK -> control.openBlock(offset);
            case Opcodes.LOOP -> control.openLoop();
            case Opcodes.IF, Opcodes.BR_IF, Opcodes.SELECT -> {
                body.stack.pop();
                conditional(opcode, Conditions.VALUE, true);
            }
            case Opcodes.ELSE -> control.otherwise();
            case Opcodes.END -> end();
            case Opcodes.BR -> control.branch();
            case Opcodes.BR_TABLE -> control.branchTable(offset);
            case Opcodes.RETURN -> control.exit();
            case Opcodes.BR_ON_NULL -> control.branchOnNull();
            case Opcodes.BR_ON_NON_NULL -> control.branchOnNonNull();
            case Opcodes.CALL -> calls.call();
            case Opcodes.CALL_INDIRECT -> calls.callIndirect();
            case Opcodes.CALL_REF -> calls.callReference();
            case Opcodes.RETURN_CALL -> calls.returnCall();
            case Opcodes.RETURN_CALL_INDIRECT -> calls.returnCallIndirect();
            case Opcodes.RETURN_CALL_REF -> calls.returnCallReference();
            case Opcodes.TRY_TABLE -> exceptions.open();
            case Opcodes.THROW -> exceptions.raise();
            case Opcodes.THROW_REF -> exceptions.raiseReference();
            case Opcodes.DROP -> Emit.pop(body.out, body.stack.pop());
            case Opcodes.SELECT_TYPED -> {
                Immediates.skip(body.in, Immediate.TYPES);
                body.stack.pop();
                variables.select(Conditions.VALUE, true);
            }
            case Opcodes.LOCAL_GET -> variables.get();
            case Opcodes.LOCAL_SET -> variables.set();
            case Opcodes.LOCAL_TEE -> variables.tee();
            case Opcodes.GLOBAL_GET -> variables.globalGet();
            case Opcodes.GLOBAL_SET -> variables.globalSet();
            case Opcodes.I32_CONST, Opcodes.I64_CONST, Opcodes.F32_CONST, Opcodes.F64_CONST ->
                variables.constant(opcode);
            case Opcodes.REF_NULL, Opcodes.REF_IS_NULL, Opcodes.REF_FUNC, Opcodes.REF_AS_NON_NULL ->
                variables.reference(opcode);
            case Opcodes.MEMORY_SIZE -> memory.size();
            case Opcodes.MEMORY_GROW -> memory.grow();
            case Opcodes.MEMORY_INIT, Opcodes.DATA_DROP, Opcodes.MEMORY_COPY, Opcodes.MEMORY_FILL ->
                memory.bulk(opcode);
            default -> {
                if (GcEffect.covers(operator)) {
                    gc.emit(operator);
                } else {
                    tables.emit(operator);
                }
            }
        }
    }

    /** Passes over what cannot be reached, up to where something can be again. */
    private void skip() {
        int nested = 0;
        while (true) {
            Operator operator = Immediates.operator(body.in);
            switch (operator.opcode()) {
                case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY_TABLE -> nested++;
                case Opcodes.ELSE -> {
                    if (nested == 0) {
                        control.otherwise();
                        return;
                    }
                }
                case Opcodes.END -> {
                    if (nested == 0) {
                        end();
                        return;
                    }
                    nested--;
                }
                default -> {}
            }
            Immediates.skip(body.in, operator.immediate());
        }
    }

    private void end() {
        if (control.current().construct == ControlFrame.Construct.TRY) {
            exceptions.close();
        } else {
            control.close();
        }
    }
}
