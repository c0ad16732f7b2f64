package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates the code of one function in one pass over its bytes. The operand stack becomes the JVM's operand stack,
 * locals become JVM locals, labels become labels. A place that cannot be reached generates nothing.
 */
final class FunctionCompiler {
    /** Stack that a frame takes beyond its locals, in bytes: what HotSpot's interpreter needs, and some operands. */
    private static final int FRAME_BYTES = 160;

    private static final MethodTypeDesc ENTER =
            MethodTypeDesc.of(ConstantDescs.CD_int, Names.EXEC, ConstantDescs.CD_int, ConstantDescs.CD_int);
    private static final MethodTypeDesc CHARGE =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.EXEC, ConstantDescs.CD_int);

    private final Body body;
    private final Shape shape;
    private final ControlEmitter control;
    private final CallEmitter calls;
    private final MemoryEmitter memory;
    private final VariableEmitter variables;
    private final VectorEmitter vectors;
    private final TableEmitter tables;
    private final ExceptionEmitter exceptions;

    private FunctionCompiler(Body body, Shape shape) {
        this.body = body;
        this.shape = shape;
        this.control = new ControlEmitter(body);
        this.calls = new CallEmitter(body, control);
        this.memory = new MemoryEmitter(body);
        this.variables = new VariableEmitter(body);
        this.vectors = new VectorEmitter(body, memory);
        this.tables = new TableEmitter(body);
        this.exceptions = new ExceptionEmitter(body, control);
    }

    /** @param function index among the functions that are not imported */
    static void compile(ModuleCompiler module, int function, FunctionScan scan, Positions positions, CodeBuilder out) {
        FuncType type = module.info().functionType(module.importedFunctions() + function);
        Shape shape = Shape.of(type);
        BinaryReader in = module.bodyReader(function);
        List<Kind> kinds = new ArrayList<>(shape.parameters());
        readLocals(in, kinds);
        Locals locals = new Locals(kinds, shape);
        Body body = new Body(module, out, in, locals, scan, positions);
        new FunctionCompiler(body, shape).compile();
    }

    static void readLocals(BinaryReader in, List<Kind> kinds) {
        for (int groups = in.u32(); groups > 0; groups--) {
            int count = in.u32();
            Kind kind = Kind.of(Immediates.valueType(in));
            for (int i = 0; i < count; i++) {
                kinds.add(kind);
            }
        }
    }

    private void compile() {
        body.mark(body.in.position());
        enter();
        if (shape.wide()) {
            unpackParameters();
        }
        clearLocals();
        if (body.scan.usesMemory()) {
            body.fetchMemory();
        }
        control.open(shape.results());
        while (control.isOpen()) {
            if (body.live) {
                step();
            } else {
                skip();
            }
        }
    }

    private void enter() {
        if (body.module.options().fuel()) {
            body.loadExec().loadConstant(body.scan.instructions()).invokestatic(Names.EXEC, "charge", CHARGE);
        }
        if (body.scan.calls()) {
            int frame = FRAME_BYTES + 8 * body.locals.size();
            body.loadExecAndDepth();
            body.out
                    .loadConstant(frame)
                    .invokestatic(Names.EXEC, "enter", ENTER)
                    .istore(body.locals.depth);
        }
    }

    private void unpackParameters() {
        int slot = 0;
        for (int i = 0; i < shape.parameters().size(); i++) {
            Kind kind = shape.parameters().get(i);
            for (int half = 0; half < kind.flat(); half++) {
                Emit.unpackOne(body.out, kind, 0, 1, slot++);
            }
            Emit.store(body.out, kind, body.locals.slot(i));
        }
    }

    private void clearLocals() {
        for (int i = shape.parameters().size(); i < body.locals.count(); i++) {
            Kind kind = body.locals.kind(i);
            Emit.zero(body.out, kind);
            Emit.store(body.out, kind, body.locals.slot(i));
        }
    }

    private void step() {
        int offset = body.in.position();
        Operator operator = Immediates.operator(body.in);
        if (canTrap(operator)) {
            body.mark(offset);
        }
        if (operator.opcode() == Opcodes.NOP) {
            return;
        }
        if (operator.opcode() >>> 16 == Opcodes.PREFIX_SIMD) {
            vectors.emit(operator);
        } else if (operator.immediate() == Immediate.MEMARG) {
            memory.access(operator);
        } else if (Conditions.isComparison(operator.opcode())) {
            comparison(operator);
        } else if (operator.hasFixedSignature() && operator.immediate() == Immediate.NONE) {
            number(operator);
        } else {
            special(operator);
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
        while (body.in.peek() == Opcodes.I32_EQZ) {
            body.in.u8();
            when = !when;
        }
        switch (body.in.peek()) {
            case Opcodes.BR_IF, Opcodes.IF, Opcodes.SELECT -> {
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

    private void conditional(int opcode, int condition, boolean when) {
        switch (opcode) {
            case Opcodes.BR_IF -> control.branchIf(condition, when);
            case Opcodes.IF -> control.openIf(condition, when);
            default -> variables.select(condition, when);
        }
    }

    private void special(Operator operator) {
        int opcode = operator.opcode();
        switch (opcode) {
            case Opcodes.UNREACHABLE -> control.unreachable();
            case Opcodes.BLOCK -> control.openBlock();
            case Opcodes.LOOP -> control.openLoop();
            case Opcodes.IF, Opcodes.BR_IF, Opcodes.SELECT -> {
                body.stack.pop();
                conditional(opcode, Conditions.VALUE, true);
            }
            case Opcodes.ELSE -> control.otherwise();
            case Opcodes.END -> end();
            case Opcodes.BR -> control.branch();
            case Opcodes.BR_TABLE -> control.branchTable();
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
            default -> tables.emit(operator);
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
