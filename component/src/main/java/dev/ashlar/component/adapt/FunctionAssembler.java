package dev.ashlar.component.adapt;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the body of one function, instruction by instruction. Functions are called by {@link FunctionId}, whose index is
 * known only when the module is complete; the others' indices are those of the declarations so far.
 */
public final class FunctionAssembler {
    private final FunctionType type;
    private final List<NumberType> locals = new ArrayList<>();
    private final Map<NumberType, Deque<Integer>> free = new EnumMap<>(NumberType.class);
    private final ByteSink code = new ByteSink();
    private final List<Call> calls = new ArrayList<>();

    private record Call(int position, FunctionId callee) {}

    public FunctionAssembler(FunctionType type) {
        this.type = type;
        type.parameters().forEach(parameter -> locals.add((NumberType) parameter));
    }

    public FunctionType type() {
        return type;
    }

    // ---- locals

    /** A local of that type, whatever its value. */
    public int local(NumberType of) {
        Deque<Integer> available = free.get(of);
        if (available != null && !available.isEmpty()) {
            return available.pop();
        }
        locals.add(of);
        return locals.size() - 1;
    }

    /** The local may be handed out again. */
    public void release(int local) {
        free.computeIfAbsent(locals.get(local), key -> new ArrayDeque<>()).push(local);
    }

    public NumberType typeOf(int local) {
        return locals.get(local);
    }

    public FunctionAssembler get(int local) {
        return op(Op.LOCAL_GET, local);
    }

    public FunctionAssembler set(int local) {
        return op(Op.LOCAL_SET, local);
    }

    public FunctionAssembler tee(int local) {
        return op(Op.LOCAL_TEE, local);
    }

    // ---- instructions

    public FunctionAssembler op(int opcode) {
        code.u8(opcode);
        return this;
    }

    private FunctionAssembler op(int opcode, int immediate) {
        code.u8(opcode).u32(immediate);
        return this;
    }

    public FunctionAssembler i32(int value) {
        code.u8(Op.I32_CONST).s64(value);
        return this;
    }

    public FunctionAssembler i64(long value) {
        code.u8(Op.I64_CONST).s64(value);
        return this;
    }

    /** Zero of any number type. */
    public FunctionAssembler zero(NumberType of) {
        switch (of) {
            case I32 -> i32(0);
            case I64 -> i64(0);
            case F32 -> code.u8(Op.F32_CONST).raw(new byte[4]);
            case F64 -> code.u8(Op.F64_CONST).raw(new byte[8]);
            case V128 -> throw new IllegalArgumentException("no value of the canonical ABI is a vector");
        }
        return this;
    }

    /** A load or store; no promise of alignment is made. */
    public FunctionAssembler access(int opcode, int memory, int offset) {
        if (memory == 0) {
            code.u8(opcode).u32(0).u32(offset);
        } else {
            code.u8(opcode).u32(0x40).u32(memory).u32(offset);
        }
        return this;
    }

    public FunctionAssembler memorySize(int memory) {
        return op(Op.MEMORY_SIZE, memory);
    }

    public FunctionAssembler memoryGrow(int memory) {
        return op(Op.MEMORY_GROW, memory);
    }

    public FunctionAssembler memoryCopy(int to, int from) {
        code.u8(Op.PREFIX_FC).u32(Op.MEMORY_COPY).u32(to).u32(from);
        return this;
    }

    public FunctionAssembler globalGet(int global) {
        return op(Op.GLOBAL_GET, global);
    }

    public FunctionAssembler globalSet(int global) {
        return op(Op.GLOBAL_SET, global);
    }

    public FunctionAssembler call(FunctionId callee) {
        code.u8(Op.CALL);
        calls.add(new Call(code.size(), callee));
        return this;
    }

    // ---- control; all blocks are without parameters and results

    public FunctionAssembler block() {
        return op(Op.BLOCK, Op.EMPTY_BLOCK);
    }

    public FunctionAssembler loop() {
        return op(Op.LOOP, Op.EMPTY_BLOCK);
    }

    public FunctionAssembler ifTrue() {
        return op(Op.IF, Op.EMPTY_BLOCK);
    }

    public FunctionAssembler otherwise() {
        return op(Op.ELSE);
    }

    /** Exceptions of what follows branch to the {@code label}th block around, without a value. */
    public FunctionAssembler catchAll(int label) {
        code.u8(Op.TRY_TABLE).u8(Op.EMPTY_BLOCK).u32(1).u8(Op.CATCH_ALL).u32(label);
        return this;
    }

    public FunctionAssembler end() {
        return op(Op.END);
    }

    public FunctionAssembler br(int label) {
        return op(Op.BR, label);
    }

    public FunctionAssembler brIf(int label) {
        return op(Op.BR_IF, label);
    }

    public FunctionAssembler brTable(int[] labels, int otherwise) {
        code.u8(Op.BR_TABLE).u32(labels.length);
        for (int label : labels) {
            code.u32(label);
        }
        code.u32(otherwise);
        return this;
    }

    // ---- encoding

    /** The entry in the code section. */
    void encode(ByteSink out) {
        ByteSink body = new ByteSink();
        encodeLocals(body);
        byte[] raw = code.toByteArray();
        int done = 0;
        for (Call call : calls) {
            body.raw(raw, done, call.position()).u32(call.callee().index());
            done = call.position();
        }
        body.raw(raw, done, raw.length).u8(Op.END);
        out.sized(body);
    }

    private void encodeLocals(ByteSink body) {
        ByteSink groups = new ByteSink();
        int count = 0;
        int first = type.parameters().size();
        while (first < locals.size()) {
            int end = first + 1;
            while (end < locals.size() && locals.get(end) == locals.get(first)) {
                end++;
            }
            groups.u32(end - first).u8(ModuleAssembler.code(locals.get(first)));
            count++;
            first = end;
        }
        body.u32(count).raw(groups.toByteArray());
    }
}
