package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.Operator;
import dev.ashlar.engine.runtime.simd.LaneMath;
import dev.ashlar.engine.runtime.simd.SimdOp;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The instructions on vectors whose lanes have 32 or 64 bits, lane by lane. Mostly that is what the instruction of the same
 * name does with a number.
 */
final class LaneOps {
    private static final int OPCODES = 0x114;
    private static final ClassDesc MATH = Names.desc(Math.class);
    private static final ClassDesc LANE_MATH = Names.desc(LaneMath.class);
    private static final ClassDesc INT = ConstantDescs.CD_int;

    private static final @Nullable LaneOp[] TABLE = new LaneOp[OPCODES];
    private static final Map<Integer, LaneOp> BITWISE_INTS = new HashMap<>();

    static {
        floats("f32x4", "f32", Kind.VF, Kind.F);
        floats("f64x2", "f64", Kind.VD, Kind.D);
        ints("i32x4", "i32", Kind.VI);
        ints("i64x2", "i64", Kind.V);
        minAndMax();
        shifts();
        scalars();
        tests();
        conversions();
        widening();
        bitwise();
    }

    private LaneOps() {}

    /** How to do an instruction lane by lane, or null if that is not the way. */
    static @Nullable LaneOp of(SimdOp op) {
        return TABLE[op.opcode()];
    }

    /** An instruction without lanes, done with those of 32 bits; null if it is another one. */
    static @Nullable LaneOp onInts(SimdOp op) {
        return BITWISE_INTS.get(op.opcode());
    }

    private static void add(String name, List<Kind> operands, Kind result, LaneOp.Code code) {
        TABLE[Operator.named(name).opcode() & 0xFFFF] = new LaneOp(operands, result, code);
    }

    /** The same instruction on each lane of all operands. */
    private static LaneOp.Code each(Consumer<CodeBuilder> code) {
        return (operands, lane) -> {
            for (int i = 0; i < operands.count(); i++) {
                operands.load(i, lane);
            }
            code.accept(operands.out);
        };
    }

    private static LaneOp.Code each(Operator scalar) {
        return each(out -> NumericEmitter.emit(out, scalar));
    }

    /** With the lanes from {@code first} on; where there are none any more the result is zero. */
    private static LaneOp.Code from(int first, int last, Consumer<CodeBuilder> code) {
        return (operands, lane) -> {
            if (first + lane > last) {
                operands.out.loadConstant(0);
                return;
            }
            for (int i = 0; i < operands.count(); i++) {
                operands.load(i, first + lane);
                code.accept(operands.out);
            }
        };
    }

    private static Consumer<CodeBuilder> call(ClassDesc owner, String name, ClassDesc result, int parameters) {
        MethodTypeDesc type = MethodTypeDesc.of(result, Collections.nCopies(parameters, result));
        return out -> out.invokestatic(owner, name, type);
    }

    private static <T> List<T> copies(int count, T kind) {
        return Collections.nCopies(count, kind);
    }

    private static void floats(String lanes, String scalar, Kind form, Kind number) {
        for (String name : List.of("abs", "neg", "sqrt", "ceil", "floor", "trunc", "nearest")) {
            add(lanes + "." + name, copies(1, form), form, each(Operator.named(scalar + "." + name)));
        }
        for (String name : List.of("add", "sub", "mul", "div", "min", "max")) {
            add(lanes + "." + name, copies(2, form), form, each(Operator.named(scalar + "." + name)));
        }
        for (String name : List.of("pmin", "pmax")) {
            add(lanes + "." + name, copies(2, form), form, each(call(LANE_MATH, name, number.carrier(), 2)));
        }
        add(lanes + ".relaxed_madd", copies(3, form), form, multiplyAdd(scalar, false));
        add(lanes + ".relaxed_nmadd", copies(3, form), form, multiplyAdd(scalar, true));
        comparisons(lanes, scalar, form, List.of("eq", "ne", "lt", "gt", "le", "ge"));
    }

    /** In two roundings, so that the result is the same on all machines. */
    private static LaneOp.Code multiplyAdd(String scalar, boolean negated) {
        return (operands, lane) -> {
            operands.load(0, lane);
            if (negated) {
                NumericEmitter.emit(operands.out, Operator.named(scalar + ".neg"));
            }
            operands.load(1, lane);
            NumericEmitter.emit(operands.out, Operator.named(scalar + ".mul"));
            operands.load(2, lane);
            NumericEmitter.emit(operands.out, Operator.named(scalar + ".add"));
        };
    }

    /** A lane of a result is all ones or all zeros. */
    private static void comparisons(String lanes, String scalar, Kind form, List<String> names) {
        boolean wide = form.flat() == 2;
        for (String name : names) {
            Operator operator = Operator.named(scalar + "." + name);
            LaneOp.Code code = each(out -> {
                NumericEmitter.emit(out, operator);
                if (wide) {
                    out.i2l().lneg();
                } else {
                    out.ineg();
                }
            });
            add(lanes + "." + name, copies(2, form), wide ? Kind.V : Kind.VI, code);
        }
    }

    private static void ints(String lanes, String scalar, Kind form) {
        for (String name : List.of("add", "sub", "mul")) {
            add(lanes + "." + name, copies(2, form), form, each(Operator.named(scalar + "." + name)));
        }
        boolean wide = form == Kind.V;
        add(lanes + ".neg", copies(1, form), form, each(wide ? CodeBuilder::lneg : CodeBuilder::ineg));
        add(lanes + ".abs", copies(1, form), form, each(call(MATH, "abs", form.carrier(), 1)));
        comparisons(lanes, scalar, form, List.of("eq", "ne", "lt_s", "gt_s", "le_s", "ge_s"));
        if (!wide) {
            comparisons(lanes, scalar, form, List.of("lt_u", "gt_u", "le_u", "ge_u"));
        }
    }

    private static void minAndMax() {
        add("i32x4.min_s", copies(2, Kind.VI), Kind.VI, each(call(MATH, "min", INT, 2)));
        add("i32x4.max_s", copies(2, Kind.VI), Kind.VI, each(call(MATH, "max", INT, 2)));
        add("i32x4.min_u", copies(2, Kind.VI), Kind.VI, each(call(LANE_MATH, "minU", INT, 2)));
        add("i32x4.max_u", copies(2, Kind.VI), Kind.VI, each(call(LANE_MATH, "maxU", INT, 2)));
    }

    private static void shifts() {
        List<Kind> ints = List.of(Kind.VI, Kind.I);
        add("i32x4.shl", ints, Kind.VI, each(CodeBuilder::ishl));
        add("i32x4.shr_s", ints, Kind.VI, each(CodeBuilder::ishr));
        add("i32x4.shr_u", ints, Kind.VI, each(CodeBuilder::iushr));
        List<Kind> longs = List.of(Kind.V, Kind.I);
        add("i64x2.shl", longs, Kind.V, each(CodeBuilder::lshl));
        add("i64x2.shr_s", longs, Kind.V, each(CodeBuilder::lshr));
        add("i64x2.shr_u", longs, Kind.V, each(CodeBuilder::lushr));
    }

    private static void scalars() {
        scalars("i32x4", Kind.VI, Kind.I);
        scalars("i64x2", Kind.V, Kind.J);
        scalars("f32x4", Kind.VF, Kind.F);
        scalars("f64x2", Kind.VD, Kind.D);
    }

    private static void scalars(String lanes, Kind form, Kind number) {
        add(lanes + ".splat", List.of(number), form, (operands, lane) -> operands.load(0, 0));
        add(lanes + ".extract_lane", List.of(form), number, (operands, lane) -> operands.load(0, operands.immediate));
        add(
                lanes + ".replace_lane",
                List.of(form, number),
                form,
                (operands, lane) -> operands.load(lane == operands.immediate ? 1 : 0, lane));
    }

    private static void tests() {
        for (String name : List.of("all_true", "bitmask")) {
            String method = name.equals("bitmask") ? name : "allTrue";
            add("i32x4." + name, List.of(Kind.VI), Kind.I, test(method, Kind.VI));
            add("i64x2." + name, List.of(Kind.V), Kind.I, test(method, Kind.V));
        }
        add("v128.any_true", List.of(Kind.V), Kind.I, test("anyTrue", Kind.V));
        BITWISE_INTS.put(number("v128.any_true"), new LaneOp(List.of(Kind.VI), Kind.I, test("anyTrue", Kind.VI)));
    }

    /** A number made of all lanes. */
    private static LaneOp.Code test(String method, Kind form) {
        ClassDesc lane = form == Kind.VI ? INT : ConstantDescs.CD_long;
        MethodTypeDesc type = MethodTypeDesc.of(INT, copies(form.flat(), lane));
        return (operands, ignored) -> {
            for (int i = 0; i < form.flat(); i++) {
                operands.load(0, i);
            }
            operands.out.invokestatic(LANE_MATH, method, type);
        };
    }

    private static void conversions() {
        for (String sign : List.of("_s", "_u")) {
            convert("i32x4.trunc_sat_f32x4" + sign, Kind.VF, Kind.VI, "i32.trunc_sat_f32" + sign);
            convert("i32x4.trunc_sat_f64x2" + sign + "_zero", Kind.VD, Kind.VI, "i32.trunc_sat_f64" + sign);
            convert("f32x4.convert_i32x4" + sign, Kind.VI, Kind.VF, "f32.convert_i32" + sign);
            convert("f64x2.convert_low_i32x4" + sign, Kind.VI, Kind.VD, "f64.convert_i32" + sign);
        }
        convert("f64x2.promote_low_f32x4", Kind.VF, Kind.VD, "f64.promote_f32");
        Operator demote = Operator.named("f32.demote_f64");
        add("f32x4.demote_f64x2_zero", List.of(Kind.VD), Kind.VF, (operands, lane) -> {
            if (lane > 1) {
                operands.out.fconst_0();
            } else {
                operands.load(0, lane);
                NumericEmitter.emit(operands.out, demote);
            }
        });
    }

    private static void convert(String name, Kind from, Kind to, String scalar) {
        Operator operator = Operator.named(scalar);
        add(name, List.of(from), to, from(0, from.flat() - 1, out -> NumericEmitter.emit(out, operator)));
    }

    private static void widening() {
        for (boolean signed : List.of(true, false)) {
            for (int half = 0; half < 2; half++) {
                String part = half == 0 ? "low_" : "high_";
                String sign = signed ? "_s" : "_u";
                int first = half * 4;
                add(
                        "i32x4.extend_" + part + "i16x8" + sign,
                        List.of(Kind.V),
                        Kind.VI,
                        (operands, lane) -> operands.loadShort(0, first + lane, signed));
                add("i32x4.extmul_" + part + "i16x8" + sign, copies(2, Kind.V), Kind.VI, (operands, lane) -> {
                    operands.loadShort(0, first + lane, signed);
                    operands.loadShort(1, first + lane, signed);
                    operands.out.imul();
                });
                widenInts(part, sign, half * 2, signed);
            }
            String sign = signed ? "_s" : "_u";
            add("i32x4.extadd_pairwise_i16x8" + sign, List.of(Kind.V), Kind.VI, (operands, lane) -> {
                operands.loadShort(0, 2 * lane, signed);
                operands.loadShort(0, 2 * lane + 1, signed);
                operands.out.iadd();
            });
        }
        add("i32x4.dot_i16x8_s", copies(2, Kind.V), Kind.VI, (operands, lane) -> {
            for (int i = 0; i < 2; i++) {
                operands.loadShort(0, 2 * lane + i, true);
                operands.loadShort(1, 2 * lane + i, true);
                operands.out.imul();
            }
            operands.out.iadd();
        });
        add(
                "i32x4.relaxed_dot_i8x16_i7x16_add_s",
                copies(3, Kind.VI),
                Kind.VI,
                each(call(LANE_MATH, "relaxedDotAdd", INT, 3)));
    }

    private static void widenInts(String part, String sign, int first, boolean signed) {
        Consumer<CodeBuilder> widen = signed
                ? CodeBuilder::i2l
                : out -> out.i2l().loadConstant(0xFFFF_FFFFL).land();
        add("i64x2.extend_" + part + "i32x4" + sign, List.of(Kind.VI), Kind.V, from(first, 3, widen));
        LaneOp.Code both = from(first, 3, widen);
        add("i64x2.extmul_" + part + "i32x4" + sign, copies(2, Kind.VI), Kind.V, (operands, lane) -> {
            both.emit(operands, lane);
            operands.out.lmul();
        });
    }

    private static void bitwise() {
        bitwise(
                "not",
                1,
                out -> out.iconst_m1().ixor(),
                out -> out.loadConstant(-1L).lxor());
        bitwise("and", 2, CodeBuilder::iand, CodeBuilder::land);
        bitwise("or", 2, CodeBuilder::ior, CodeBuilder::lor);
        bitwise("xor", 2, CodeBuilder::ixor, CodeBuilder::lxor);
        bitwise(
                "andnot",
                2,
                out -> out.iconst_m1().ixor().iand(),
                out -> out.loadConstant(-1L).lxor().land());
        select(Kind.V, CodeBuilder::lxor, CodeBuilder::land);
        select(Kind.VI, CodeBuilder::ixor, CodeBuilder::iand);
    }

    private static void bitwise(
            String name, int operands, Consumer<CodeBuilder> onInts, Consumer<CodeBuilder> onLongs) {
        bitwise("v128." + name, Kind.VI, operands, each(onInts));
        bitwise("v128." + name, Kind.V, operands, each(onLongs));
    }

    private static void bitwise(String name, Kind form, int operands, LaneOp.Code code) {
        if (form == Kind.V) {
            add(name, copies(operands, form), form, code);
        } else {
            BITWISE_INTS.put(number(name), new LaneOp(copies(operands, form), form, code));
        }
    }

    /** The bits of the second operand, but where the third has ones those of the first. */
    private static void select(Kind form, Consumer<CodeBuilder> xor, Consumer<CodeBuilder> and) {
        bitwise("v128.bitselect", form, 3, (operands, lane) -> {
            operands.load(0, lane);
            operands.load(1, lane);
            xor.accept(operands.out);
            operands.load(2, lane);
            and.accept(operands.out);
            operands.load(1, lane);
            xor.accept(operands.out);
        });
    }

    private static int number(String name) {
        return Operator.named(name).opcode() & 0xFFFF;
    }
}
