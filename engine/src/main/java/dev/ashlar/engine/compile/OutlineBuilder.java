package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.binary.Immediate;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.binary.ValType;
import dev.ashlar.engine.compile.Outline.Construct;
import dev.ashlar.engine.compile.Outline.Piece;
import dev.ashlar.engine.compile.Outline.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Reads a function into an {@link Outline}. It follows the operand stack as the compiler does, but emits nothing. */
final class OutlineBuilder {
    private final ModuleInfo info;
    private final BinaryReader in;
    private final List<Kind> locals;
    private final int longPiece;
    private final OperandStack stack = new OperandStack();
    private final List<Open> open = new ArrayList<>();
    private final List<Construct> constructs = new ArrayList<>();
    private boolean live = true;

    /** A sequence that is being read. */
    private static final class Open {
        private final Construct construct;
        private final int opcode;
        private final List<Kind> parameters;
        private final List<Kind> results;
        private final int height;
        private Sequence sequence = new Sequence();
        private boolean targeted;
        private boolean hasElse;

        /** Of the piece at hand, while a construct inside is read. */
        private int lowest;

        // The piece at hand.
        private int start;
        private int own;
        private List<Kind> with = List.of();
        private List<Construct> inside = new ArrayList<>();

        private Open(int start, int opcode, List<Kind> parameters, List<Kind> results, int height) {
            boolean block = opcode == Opcodes.BLOCK && parameters.isEmpty();
            this.construct = new Construct(start, block, block && results.isEmpty());
            this.opcode = opcode;
            this.parameters = parameters;
            this.results = results;
            this.height = height;
        }

        private void beginPiece(int position, List<Kind> operands) {
            start = position;
            own = 0;
            with = operands;
            inside = new ArrayList<>();
        }

        private void endPiece(int position, List<Kind> left, int lowest, boolean fallsThrough) {
            if (position > start) {
                sequence.pieces.add(
                        new Piece(start, position, own, inside, with, left, lowest, fallsThrough, false, false));
            }
        }

        private int size() {
            return own + inside.stream().mapToInt(Construct::size).sum();
        }
    }

    private OutlineBuilder(ModuleInfo info, BinaryReader in, List<Kind> locals, int longPiece) {
        this.longPiece = longPiece;
        this.info = info;
        this.in = in;
        this.locals = locals;
    }

    /**
     * @param in at the first instruction
     * @param longPiece a piece of so many bytes ends even if there are operands on the stack
     */
    static Outline build(ModuleInfo info, BinaryReader in, List<Kind> locals, List<Kind> results, int longPiece) {
        return new OutlineBuilder(info, in, locals, longPiece).build(results);
    }

    private Outline build(List<Kind> results) {
        push(in.position(), Opcodes.BLOCK, List.of(), results);
        Sequence body = open.getFirst().sequence;
        while (!open.isEmpty()) {
            step();
        }
        constructs.removeLast(); // the function itself
        return new Outline(body, constructs);
    }

    private void push(int start, int opcode, List<Kind> parameters, List<Kind> results) {
        if (!open.isEmpty()) {
            open.getLast().lowest = Math.min(stack.lowest(), stack.size() - parameters.size());
        }
        Open opened = new Open(start, opcode, parameters, results, stack.size() - parameters.size());
        begin(opened, parameters);
        open.add(opened);
    }

    private void step() {
        int offset = in.position();
        Operator operator = Immediates.operator(in);
        switch (operator.opcode()) {
            case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY_TABLE -> openConstruct(offset, operator);
            case Opcodes.ELSE -> otherwise(offset);
            case Opcodes.END -> close(offset);
            default -> plain(offset, operator);
        }
    }

    private void plain(int offset, Operator operator) {
        Open current = open.getLast();
        if (!live) {
            Immediates.skip(in, operator.immediate());
            return;
        }
        int before = in.position();
        current.own += CodeSize.of(operator, in, info);
        in.seek(before);
        apply(operator);
        if (operator.opcode() == Opcodes.BR_TABLE) {
            current.construct.table = offset;
        }
        cut(current);
    }

    /** Ends the piece at hand where that is possible. */
    private void cut(Open current) {
        if (live && (stack.size() == current.height || current.size() > longPiece)) {
            List<Kind> carried = stack.from(current.height);
            current.endPiece(in.position(), carried, lowest(current), true);
            begin(current, carried);
        }
    }

    private int lowest(Open current) {
        return Math.max(0, stack.lowest() - current.height);
    }

    private void begin(Open current, List<Kind> operands) {
        current.beginPiece(in.position(), operands);
        stack.setLowest(stack.size());
    }

    // ---- constructs

    private void openConstruct(int offset, Operator operator) {
        if (!live) {
            skipConstruct(operator);
            return;
        }
        int opcode = operator.opcode();
        open.getLast().own += opcode == Opcodes.TRY_TABLE ? CodeSize.TRY : CodeSize.CONSTRUCT;
        FuncType type = BlockTypes.read(in, info.types());
        if (opcode == Opcodes.TRY_TABLE) {
            readClauses();
        }
        if (opcode == Opcodes.IF) {
            stack.pop();
        }
        push(offset, opcode, kinds(type.parameters()), kinds(type.results()));
    }

    private Kind kind(int type) {
        return Kind.of(type, info.types()::isFunction);
    }

    private List<Kind> kinds(int[] types) {
        return Shape.kinds(types, info.types()::isFunction);
    }

    private void readClauses() {
        for (int count = in.u32(); count > 0; count--) {
            if (in.u8() < 2) {
                in.u32();
            }
            targetOfHandler(in.u32());
        }
    }

    private void skipConstruct(Operator first) {
        Immediates.skip(in, first.immediate());
        for (int nested = 1; nested > 0; ) {
            Operator operator = Immediates.operator(in);
            Immediates.skip(in, operator.immediate());
            nested += switch (operator.opcode()) {
                case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF, Opcodes.TRY_TABLE -> 1;
                case Opcodes.END -> -1;
                default -> 0;
            };
        }
    }

    private void otherwise(int offset) {
        Open current = open.getLast();
        finishSequence(current, offset);
        current.targeted |= live;
        current.hasElse = true;
        live = true;
        stack.truncate(current.height);
        stack.push(current.parameters);
        current.sequence = new Sequence();
        begin(current, current.parameters);
    }

    private void finishSequence(Open current, int offset) {
        current.endPiece(offset, live ? stack.from(current.height) : List.of(), lowest(current), live);
        current.construct.sequences.add(current.sequence);
    }

    private void close(int offset) {
        Open current = open.removeLast();
        finishSequence(current, offset);
        current.construct.bodyEnd = offset;
        current.construct.end = in.position();
        current.construct.measure();
        constructs.add(current.construct);
        live |= current.targeted || current.opcode == Opcodes.IF && !current.hasElse;
        if (open.isEmpty()) {
            return;
        }
        Open outer = open.getLast();
        stack.truncate(current.height);
        stack.push(current.results);
        stack.setLowest(outer.lowest);
        outer.inside.add(current.construct);
        current.construct.parent = outer.construct;
        cut(outer);
    }

    /** Something branches to label {@code index}, with the operands that it wants. */
    private void target(int index) {
        Open frame = open.get(open.size() - 1 - index);
        if (frame.opcode == Opcodes.LOOP) {
            stack.touch(frame.parameters.size());
        } else {
            stack.touch(frame.results.size());
            frame.targeted = true;
        }
    }

    /** A handler branches to label {@code index}, with operands of its own. */
    private void targetOfHandler(int index) {
        Open frame = open.get(open.size() - 1 - index);
        frame.targeted |= frame.opcode != Opcodes.LOOP;
    }

    // ---- the operand stack

    private void apply(Operator operator) {
        if (operator.hasFixedSignature()) {
            Immediates.skip(in, operator.immediate());
            String signature = operator.signature();
            int colon = signature.indexOf(':');
            stack.pop(colon);
            for (int i = colon + 1; i < signature.length(); i++) {
                stack.push(VectorEmitter.kind(signature.charAt(i)));
            }
            return;
        }
        switch (operator.opcode()) {
            case Opcodes.UNREACHABLE -> live = false;
            case Opcodes.BR,
                    Opcodes.RETURN,
                    Opcodes.THROW,
                    Opcodes.THROW_REF,
                    Opcodes.RETURN_CALL,
                    Opcodes.RETURN_CALL_INDIRECT,
                    Opcodes.RETURN_CALL_REF,
                    Opcodes.BR_TABLE -> leave(operator);
            case Opcodes.BR_IF -> {
                stack.pop();
                target(in.u32());
            }
            case Opcodes.BR_ON_NULL -> {
                Kind reference = stack.pop();
                target(in.u32());
                stack.push(reference);
            }
            case Opcodes.BR_ON_NON_NULL -> {
                target(in.u32());
                stack.pop();
            }
            case Opcodes.BR_ON_CAST, Opcodes.BR_ON_CAST_FAIL -> {
                stack.touch(1);
                in.u8();
                target(in.u32());
                Immediates.heapType(in);
                Immediates.heapType(in);
            }
            case Opcodes.CALL -> call(info.functionType(in.u32()));
            case Opcodes.CALL_INDIRECT -> {
                stack.pop();
                call(info.types().function(in.u32()));
                in.u32();
            }
            case Opcodes.CALL_REF -> {
                stack.pop();
                call(info.types().function(in.u32()));
            }
            default -> variable(operator);
        }
    }

    /** What never comes back, with the operands that it takes. */
    private void leave(Operator operator) {
        switch (operator.opcode()) {
            case Opcodes.BR -> target(in.u32());
            case Opcodes.BR_TABLE -> {
                stack.pop();
                for (int count = in.u32(); count >= 0; count--) {
                    target(in.u32());
                }
            }
            case Opcodes.RETURN -> stack.touch(open.getFirst().results.size());
            case Opcodes.THROW ->
                stack.touch(info.types().function(info.tags()[in.u32()]).parameters().length);
            case Opcodes.THROW_REF -> stack.touch(1);
            case Opcodes.RETURN_CALL -> stack.touch(info.functionType(in.u32()).parameters().length);
            default -> { // return_call_indirect and return_call_ref
                int parameters = info.types().function(in.u32()).parameters().length;
                if (operator.opcode() == Opcodes.RETURN_CALL_INDIRECT) {
                    in.u32();
                }
                stack.touch(parameters + 1);
            }
        }
        live = false;
    }

    private void call(FuncType type) {
        stack.pop(type.parameters().length);
        stack.push(kinds(type.results()));
    }

    private void variable(Operator operator) {
        switch (operator.opcode()) {
            case Opcodes.DROP -> stack.pop();
            case Opcodes.SELECT -> select();
            case Opcodes.SELECT_TYPED -> {
                Immediates.skip(in, Immediate.TYPES);
                select();
            }
            case Opcodes.LOCAL_GET -> stack.push(locals.get(in.u32()));
            case Opcodes.LOCAL_SET -> {
                in.u32();
                stack.pop();
            }
            case Opcodes.LOCAL_TEE -> {
                in.u32();
                stack.touch(1);
            }
            case Opcodes.GLOBAL_GET -> stack.push(kind(info.globals()[in.u32()].type()));
            case Opcodes.GLOBAL_SET -> {
                in.u32();
                stack.pop();
            }
            case Opcodes.REF_NULL -> stack.push(kind(ValType.ref(true, Immediates.heapType(in))));
            case Opcodes.REF_IS_NULL -> {
                stack.pop();
                stack.push(Kind.I);
            }
            case Opcodes.REF_FUNC -> {
                in.u32();
                stack.push(Kind.R);
            }
            case Opcodes.REF_AS_NON_NULL -> stack.touch(1);
            default -> table(operator);
        }
    }

    private void select() {
        stack.pop(2);
        stack.touch(1);
    }

    private void table(Operator operator) {
        int opcode = operator.opcode();
        switch (opcode) {
            case Opcodes.TABLE_GET -> {
                stack.pop();
                stack.push(kind(info.tables()[in.u32()].element()));
            }
            case Opcodes.TABLE_SET -> {
                in.u32();
                stack.pop(2);
            }
            case Opcodes.TABLE_GROW -> {
                int table = in.u32();
                stack.pop(2);
                stack.push(kind(info.tables()[table].addressType()));
            }
            case Opcodes.TABLE_SIZE -> stack.push(kind(info.tables()[in.u32()].addressType()));
            case Opcodes.MEMORY_SIZE -> stack.push(kind(info.memories()[in.u32()].addressType()));
            case Opcodes.MEMORY_GROW -> {
                in.u32();
                stack.touch(1);
            }
            case Opcodes.DATA_DROP, Opcodes.ELEM_DROP -> in.u32();
            case Opcodes.TABLE_FILL,
                    Opcodes.TABLE_COPY,
                    Opcodes.TABLE_INIT,
                    Opcodes.MEMORY_FILL,
                    Opcodes.MEMORY_COPY,
                    Opcodes.MEMORY_INIT -> {
                Immediates.skip(in, operator.immediate());
                stack.pop(3);
            }
            default -> {
                if (!GcEffect.covers(operator)) {
                    throw new IllegalStateException("no stack effect known of " + operator.name());
                }
                GcEffect.apply(operator, in, stack, info);
            }
        }
    }
}
