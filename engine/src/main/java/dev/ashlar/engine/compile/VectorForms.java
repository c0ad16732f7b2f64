package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes the form of vectors on the operand stack. Between instructions on vectors and in locals a vector may be a list of
 * lanes, which are numbers to the JVM, or an object of the Vector API; wherever else vectors go they are pairs of longs, as everybody expects them.
 */
final class VectorForms {
    /** Temporaries from this ordinal on are not used by those who ask for a conversion. */
    private static final int FIRST = 4;

    private static final ClassDesc LANE_MATH = Names.desc(dev.ashlar.engine.runtime.simd.LaneMath.class);
    private static final MethodTypeDesc PACK_INTS =
            MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_int, ConstantDescs.CD_int);

    private final Body body;

    VectorForms(Body body) {
        this.body = body;
    }

    /** The value on top of the stack, if it is a vector, takes that form. */
    void convertTop(Kind form) {
        Kind kind = body.stack.peek();
        if (kind != form && form.isVector()) {
            convert(kind, form);
            body.stack.pop();
            body.stack.push(form);
        }
    }

    /** The topmost operands take these forms; what is no vector stays what it is. */
    void convert(List<Kind> wanted) {
        int base = body.stack.size() - wanted.size();
        List<Kind> forms = new ArrayList<>(wanted);
        for (int i = 0; i < forms.size(); i++) {
            if (!forms.get(i).isVector()) {
                forms.set(i, body.stack.at(base + i));
            }
        }
        int lowest = 0;
        while (lowest < forms.size() && body.stack.at(base + lowest) == forms.get(lowest)) {
            lowest++;
        }
        for (int i = forms.size() - 1; i >= lowest; i--) {
            convert(body.stack.pop(), forms.get(i));
            if (i > lowest) {
                Emit.store(body.out, forms.get(i), body.locals.temporary(forms.get(i), FIRST + i));
            }
        }
        for (int i = lowest; i < forms.size(); i++) {
            if (i > lowest) {
                Emit.load(body.out, forms.get(i), body.locals.temporary(forms.get(i), FIRST + i));
            }
            body.stack.push(forms.get(i));
        }
    }

    /** All vectors on the stack become pairs of longs. */
    void settle() {
        if (!body.stack.hasForms()) {
            return;
        }
        int lowest = 0;
        while (!body.stack.at(lowest).isForm()) {
            lowest++;
        }
        List<Kind> settled = new ArrayList<>(body.stack.from(lowest));
        settled.replaceAll(kind -> kind.isForm() ? Kind.V : kind);
        convert(settled);
    }

    private void convert(Kind from, Kind to) {
        if (from == to) {
            return;
        }
        int source = body.locals.temporary(from, FIRST - 1);
        Emit.store(body.out, from, source);
        for (int lane = 0; lane < to.flat(); lane++) {
            switch (to) {
                case VB -> {
                    loadLong(from, source, 0);
                    loadLong(from, source, 1);
                    VectorUnit.call(body, VectorUnit.OF, List.of(Kind.J, Kind.J));
                }
                case VI -> loadInt(from, source, lane);
                case VF -> {
                    loadInt(from, source, lane);
                    NumericEmitter.floatFromBits(body.out);
                }
                case VD -> {
                    loadLong(from, source, lane);
                    Emit.fromBits(body.out, Kind.D);
                }
                default -> loadLong(from, source, lane);
            }
        }
    }

    /** Pushes 32 bits of a vector in a local. */
    private void loadInt(Kind form, int source, int lane) {
        CodeBuilder out = body.out;
        if (form.flat() == 4) {
            out.loadLocal(form.typeKind(), form.slot(source, lane));
            intBits(form);
            return;
        }
        loadLong(form, source, lane / 2);
        if (lane % 2 != 0) {
            out.bipush(Integer.SIZE).lushr();
        }
        out.l2i();
    }

    /** Pushes 64 bits of a vector in a local. */
    private void loadLong(Kind form, int source, int lane) {
        CodeBuilder out = body.out;
        if (form.flat() == 4) {
            loadInt(form, source, 2 * lane);
            loadInt(form, source, 2 * lane + 1);
            out.invokestatic(LANE_MATH, "pack", PACK_INTS);
            return;
        }
        if (form == Kind.VB) {
            out.aload(source);
            VectorUnit.call(body, lane == 0 ? VectorUnit.LOW : VectorUnit.HIGH, List.of(Kind.VB));
            return;
        }
        out.loadLocal(form.typeKind(), form.slot(source, lane));
        Emit.toBits(out, form == Kind.VD ? Kind.D : Kind.J);
    }

    private void intBits(Kind form) {
        if (form == Kind.VF) {
            body.out.invokestatic(
                    ConstantDescs.CD_Float,
                    "floatToRawIntBits",
                    MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_float));
        }
    }
}
