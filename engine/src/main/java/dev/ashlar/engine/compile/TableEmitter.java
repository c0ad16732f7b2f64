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
    private static final MethodTypeDesc GET = MethodTypeDesc.of(OBJECT, INT, Names.TABLE);
    private static final MethodTypeDesc SET = MethodTypeDesc.of(VOID, INT, OBJECT, Names.TABLE);
    private static final MethodTypeDesc SIZE = MethodTypeDesc.of(INT, Names.TABLE);
    private static final MethodTypeDesc GROW = MethodTypeDesc.of(INT, OBJECT, INT, Names.TABLE, Names.EXEC);
    private static final MethodTypeDesc FILL = MethodTypeDesc.of(VOID, INT, OBJECT, INT, Names.TABLE, Names.EXEC, INT);
    private static final MethodTypeDesc COPY =
            MethodTypeDesc.of(VOID, INT, INT, INT, Names.TABLE, Names.TABLE, Names.EXEC, INT);
    private static final MethodTypeDesc INIT =
            MethodTypeDesc.of(VOID, INT, INT, INT, Names.INSTANCE, INT, INT, Names.EXEC, INT);
    private static final MethodTypeDesc DROP = MethodTypeDesc.of(VOID, Names.INSTANCE, INT);

    private final Body body;

    TableEmitter(Body body) {
        this.body = body;
    }

    void emit(Operator operator) {
        switch (operator.opcode()) {
            case Opcodes.TABLE_GET -> get();
            case Opcodes.TABLE_SET -> {
                body.loadTable(body.in.u32());
                body.out.invokestatic(Names.TABLE, "set", SET);
                body.stack.pop(2);
            }
            case Opcodes.TABLE_SIZE -> {
                body.loadTable(body.in.u32());
                body.out.invokestatic(Names.TABLE, "size", SIZE);
                body.stack.push(Kind.I);
            }
            case Opcodes.TABLE_GROW -> {
                body.loadTable(body.in.u32());
                body.loadExec().invokestatic(Names.TABLE, "grow", GROW);
                body.stack.pop(2);
                body.stack.push(Kind.I);
            }
            case Opcodes.TABLE_FILL -> {
                body.loadTable(body.in.u32());
                body.loadExecAndDepth();
                body.out.invokestatic(Names.TABLE, "fill", FILL);
                body.stack.pop(3);
            }
            case Opcodes.TABLE_COPY -> {
                body.loadTable(body.in.u32());
                body.loadTable(body.in.u32());
                body.loadExecAndDepth();
                body.out.invokestatic(Names.TABLE, "copy", COPY);
                body.stack.pop(3);
            }
            case Opcodes.TABLE_INIT -> {
                int segment = body.in.u32();
                int table = body.in.u32();
                body.loadInstance().loadConstant(segment).loadConstant(table);
                body.loadExecAndDepth();
                body.out.invokestatic(Names.INSTANCE, "tableInit", INIT);
                body.stack.pop(3);
            }
            case Opcodes.ELEM_DROP ->
                body.loadInstance().loadConstant(body.in.u32()).invokestatic(Names.INSTANCE, "elementDrop", DROP);
            default -> throw new IllegalStateException("no code for " + operator.name());
        }
    }

    private void get() {
        int table = body.in.u32();
        Kind kind = body.kind(body.info.tables()[table].element());
        body.loadTable(table);
        body.out.invokestatic(Names.TABLE, "get", GET);
        if (kind.needsCast()) {
            body.out.checkcast(kind.carrier());
        }
        body.stack.pop();
        body.stack.push(kind);
    }
}
