package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Tables and element segments. */
final class TableEmitter {
    private static final ClassDesc INT = ConstantDescs.CD_int;
    private static final ClassDesc VOID = ConstantDescs.CD_void;
    private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
    private static final MethodTypeDesc DROP = MethodTypeDesc.of(VOID, Names.INSTANCE, INT);

    private final Body body;

    TableEmitter(Body body) {
        this.body = body;
    }

    void emit(Operator operator) {
        switch (operator.opcode()) {
            case Opcodes.TABLE_GET -> get();
            case Opcodes.TABLE_SET -> {
                ClassDesc index = load().carrier();
                call("set", VOID, index, OBJECT, Names.TABLE);
                body.stack.pop(2);
            }
            case Opcodes.TABLE_SIZE -> {
                Kind index = load();
                call("size", INT, Names.TABLE);
                if (index == Kind.J) {
                    body.out.i2l();
                }
                body.stack.push(index);
            }
            case Opcodes.TABLE_GROW -> {
                Kind index = load();
                body.loadExec();
                call("grow", index.carrier(), OBJECT, index.carrier(), Names.TABLE, Names.EXEC);
                body.stack.pop(2);
                body.stack.push(index);
            }
            case Opcodes.TABLE_FILL -> {
                ClassDesc index = load().carrier();
                body.loadExecAndDepth();
                call("fill", VOID, index, OBJECT, index, Names.TABLE, Names.EXEC, INT);
                body.stack.pop(3);
            }
            case Opcodes.TABLE_COPY -> copy();
            case Opcodes.TABLE_INIT -> init();
            case Opcodes.ELEM_DROP ->
                body.loadInstance().loadConstant(body.in.u32()).invokestatic(Names.INSTANCE, "elementDrop", DROP);
            default -> throw new IllegalStateException("no code for " + operator.name());
        }
    }

    /** Pushes the table that comes next, and says what its indices are. */
    private Kind load() {
        int table = body.in.u32();
        body.loadTable(table);
        return index(table);
    }

    private Kind index(int table) {
        return body.kind(body.info.tables()[table].addressType());
    }

    private void call(String name, ClassDesc result, ClassDesc... parameters) {
        body.out.invokestatic(Names.TABLE, name, MethodTypeDesc.of(result, parameters));
    }

    private void get() {
        int table = body.in.u32();
        Kind kind = body.kind(body.info.tables()[table].element());
        body.loadTable(table);
        call("get", OBJECT, index(table).carrier(), Names.TABLE);
        if (kind.needsCast()) {
            body.out.checkcast(kind.carrier());
        }
        body.stack.pop();
        body.stack.push(kind);
    }

    private void copy() {
        int target = body.in.u32();
        int source = body.in.u32();
        ClassDesc index = body.addressesToCopy(index(target), index(source)).carrier();
        body.loadTable(target);
        body.loadTable(source);
        body.loadExecAndDepth();
        call("copy", VOID, index, index, index, Names.TABLE, Names.TABLE, Names.EXEC, INT);
        body.stack.pop(3);
    }

    private void init() {
        int segment = body.in.u32();
        int table = body.in.u32();
        body.loadInstance().loadConstant(segment).loadConstant(table);
        body.loadExecAndDepth();
        MethodTypeDesc type =
                MethodTypeDesc.of(VOID, index(table).carrier(), INT, INT, Names.INSTANCE, INT, INT, Names.EXEC, INT);
        body.out.invokestatic(Names.INSTANCE, "tableInit", type);
        body.stack.pop(3);
    }
}
