package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Short pieces of bytecode that several compilers of this package share. */
final class Emit {

    private Emit() {}

    /** Stores the top flat slot of {@code kind} into a scratch slot. */
    static void put(CodeBuilder out, Kind kind, int exec, int slot) {
        out.aload(exec).loadConstant(slot).invokestatic(Names.SCRATCH, kind.putName(), kind.putType());
    }

    /** Pushes a scratch slot. */
    static void get(CodeBuilder out, Kind kind, int exec, int slot) {
        out.aload(exec).loadConstant(slot).invokestatic(Names.SCRATCH, kind.getName(), kind.getType());
        if (kind.needsCast()) {
            out.checkcast(kind.carrier());
        }
    }

    /** Stores all values on top of the stack into scratch slots from {@code first} on. */
    static void putAll(CodeBuilder out, List<Kind> kinds, int exec, int first) {
        int slot = first + kinds.stream().mapToInt(Kind::flat).sum();
        for (Kind kind : kinds.reversed()) {
            for (int i = 0; i < kind.flat(); i++) {
                put(out, kind, exec, --slot);
            }
        }
    }

    /** Pushes values from scratch slots from {@code first} on. */
    static void getAll(CodeBuilder out, List<Kind> kinds, int exec, int first) {
        int slot = first;
        for (Kind kind : kinds) {
            for (int i = 0; i < kind.flat(); i++) {
                get(out, kind, exec, slot++);
            }
        }
    }

    /** With all results on the stack: keeps the first flat one, stores the others where the convention wants them. */
    static void storeExtraResults(CodeBuilder out, List<Kind> results, int exec) {
        int slot = results.stream().mapToInt(Kind::flat).sum();
        for (Kind kind : results.reversed()) {
            for (int i = 0; i < kind.flat() && slot > 1; i++) {
                put(out, kind, exec, --slot);
            }
        }
    }

    /** With the first flat result on the stack: pushes the others. */
    static void loadExtraResults(CodeBuilder out, List<Kind> results, int exec) {
        int slot = 0;
        for (Kind kind : results) {
            for (int i = 0; i < kind.flat(); i++) {
                if (slot > 0) {
                    get(out, kind, exec, slot);
                }
                slot++;
            }
        }
    }

    static void returnFirst(CodeBuilder out, List<Kind> results) {
        out.return_(results.isEmpty() ? TypeKind.VOID : results.getFirst().typeKind());
    }

    /** Pushes a zero or null of a kind, all its flat slots. */
    static void zero(CodeBuilder out, Kind kind) {
        switch (kind) {
            case I -> out.iconst_0();
            case J -> out.lconst_0();
            case F -> out.fconst_0();
            case D -> out.dconst_0();
            case V -> out.lconst_0().lconst_0();
            case VI -> out.iconst_0().iconst_0().iconst_0().iconst_0();
            case VF -> out.fconst_0().fconst_0().fconst_0().fconst_0();
            case VD -> out.dconst_0().dconst_0();
            case VB -> VectorUnit.zero(out);
            case R, X, O -> out.aconst_null();
        }
    }

    /** Pops a value. */
    static void pop(CodeBuilder out, Kind kind) {
        switch (kind) {
            case I, F, R, X, O, VB -> out.pop();
            case J, D -> out.pop2();
            case V, VI, VF, VD -> out.pop2().pop2();
        }
    }

    /** Stores a value of {@code kind} from the stack to a local, all its flat slots. */
    static void store(CodeBuilder out, Kind kind, int slot) {
        for (int i = kind.flat() - 1; i >= 0; i--) {
            out.storeLocal(kind.typeKind(), kind.slot(slot, i));
        }
    }

    static void load(CodeBuilder out, Kind kind, int slot) {
        for (int i = 0; i < kind.flat(); i++) {
            out.loadLocal(kind.typeKind(), kind.slot(slot, i));
        }
    }

    /** Packs the arguments on the stack into the two arrays of a wide call, and pushes these. */
    static void packWide(CodeBuilder out, List<Kind> parameters, int longs, int refs) {
        int count = parameters.stream().mapToInt(Kind::flat).sum();
        out.loadConstant(count).newarray(TypeKind.LONG).astore(longs);
        out.loadConstant(count).anewarray(ConstantDescs.CD_Object).astore(refs);
        int slot = count;
        for (Kind kind : parameters.reversed()) {
            for (int i = 0; i < kind.flat(); i++) {
                packOne(out, kind, longs, refs, --slot);
            }
        }
        out.aload(longs).aload(refs);
    }

    private static void packOne(CodeBuilder out, Kind kind, int longs, int refs, int slot) {
        out.aload(kind.isReference() ? refs : longs).loadConstant(slot);
        out.invokestatic(
                Names.SCRATCH,
                "pack",
                MethodTypeDesc.of(
                        ConstantDescs.CD_void,
                        kind.isReference() ? ConstantDescs.CD_Object : kind.carrier(),
                        kind.isReference() ? Names.OBJECTS : Names.LONGS,
                        ConstantDescs.CD_int));
    }

    /** Pushes one flat slot out of the arrays of a wide call. */
    static void unpackOne(CodeBuilder out, Kind kind, int longs, int refs, int slot) {
        if (kind.isReference()) {
            out.aload(refs).loadConstant(slot).aaload();
            if (kind.needsCast()) {
                out.checkcast(kind.carrier());
            }
            return;
        }
        out.aload(longs).loadConstant(slot).laload();
        fromBits(out, kind);
    }

    /** Bits of a number on the stack become the number. */
    static void fromBits(CodeBuilder out, Kind kind) {
        switch (kind) {
            case I -> out.l2i();
            case F ->
                out.l2i()
                        .invokestatic(
                                ConstantDescs.CD_Float,
                                "intBitsToFloat",
                                MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
            case D ->
                out.invokestatic(
                        ConstantDescs.CD_Double,
                        "longBitsToDouble",
                        MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
            default -> {}
        }
    }

    /** A number on the stack becomes its bits. */
    static void toBits(CodeBuilder out, Kind kind) {
        switch (kind) {
            case I -> out.i2l();
            case F ->
                out.invokestatic(
                                ConstantDescs.CD_Float,
                                "floatToRawIntBits",
                                MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float))
                        .i2l();
            case D ->
                out.invokestatic(
                        ConstantDescs.CD_Double,
                        "doubleToRawLongBits",
                        MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_double));
            default -> {}
        }
    }
}
