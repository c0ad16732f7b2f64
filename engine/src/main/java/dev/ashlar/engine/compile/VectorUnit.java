package dev.ashlar.engine.compile;

import dev.ashlar.engine.runtime.simd.Lanes;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls of {@code runtime.vector}. They go through constant method handles: C2 must inline them all or vectors become objects
 * on the heap, and it stops inlining methods that are called directly after some thirty of them.
 */
final class VectorUnit {
    private static final String PACKAGE = "dev.ashlar.engine.runtime.vector.";
    private static final ClassDesc WHOLE = ClassDesc.of(PACKAGE + "WholeVector");
    private static final ClassDesc VECTOR = Names.BYTE_VECTOR;
    private static final ClassDesc LONG = ConstantDescs.CD_long;
    private static final ClassDesc INT = ConstantDescs.CD_int;

    static final StaticMethod OF = whole("of", VECTOR, LONG, LONG);
    static final StaticMethod LOW = whole("low", LONG, VECTOR);
    static final StaticMethod HIGH = whole("high", LONG, VECTOR);
    static final StaticMethod LOAD = whole("load", VECTOR, INT, Names.BYTES);
    static final StaticMethod LOAD_AT = whole("load", VECTOR, INT, INT, Names.BYTES);
    static final StaticMethod STORE = whole("store", ConstantDescs.CD_void, INT, VECTOR, Names.BYTES);
    static final StaticMethod STORE_AT = whole("store", ConstantDescs.CD_void, INT, VECTOR, INT, Names.BYTES);
    static final StaticMethod LOAD_SEGMENT = whole("loadSegment", VECTOR, INT, LONG, Names.SEGMENT_MEMORY);
    static final StaticMethod STORE_SEGMENT =
            whole("storeSegment", ConstantDescs.CD_void, INT, VECTOR, LONG, Names.SEGMENT_MEMORY);
    static final StaticMethod SHUFFLE_ONE = whole("shuffle", VECTOR, VECTOR, LONG, LONG);
    static final StaticMethod SHUFFLE_TWO = whole("shuffle", VECTOR, VECTOR, VECTOR, LONG, LONG);
    private static final StaticMethod ZERO = whole("zero", VECTOR);

    private VectorUnit() {}

    private static StaticMethod whole(String name, ClassDesc result, ClassDesc... parameters) {
        return new StaticMethod(WHOLE, name, MethodTypeDesc.of(result, parameters));
    }

    /** Loaded only where there is the Vector API. */
    private static final class Known {
        static final Map<String, StaticMethod> TARGETS = new HashMap<>();

        static {
            for (String name : List.of(
                    "ByteLanes", "ShortLanes", "IntLanes", "LongLanes", "FloatLanes", "DoubleLanes", "WholeVector")) {
                try {
                    for (Method method : Class.forName(PACKAGE + name).getDeclaredMethods()) {
                        if (Modifier.isPublic(method.getModifiers())) {
                            add(name, method);
                        }
                    }
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException("a class of this module is missing", e);
                }
            }
        }

        private static void add(String owner, Method method) {
            List<ClassDesc> parameters = new ArrayList<>();
            for (Class<?> parameter : method.getParameterTypes()) {
                parameters.add(Names.desc(parameter));
            }
            MethodTypeDesc type = MethodTypeDesc.of(Names.desc(method.getReturnType()), parameters);
            TARGETS.put(
                    owner + '.' + method.getName(),
                    new StaticMethod(ClassDesc.of(PACKAGE + owner), method.getName(), type));
        }
    }

    /** What carries out an instruction, or null if that is not done here. */
    static @Nullable StaticMethod of(Lanes lanes, String name) {
        String owner = switch (lanes) {
            case I8X16 -> "ByteLanes";
            case I16X8 -> "ShortLanes";
            case I32X4 -> "IntLanes";
            case I64X2 -> "LongLanes";
            case F32X4 -> "FloatLanes";
            case F64X2 -> "DoubleLanes";
            case V128 -> "WholeVector";
        };
        return Known.TARGETS.get(owner + '.' + name);
    }

    static void zero(CodeBuilder out) {
        out.invokestatic(ZERO.owner(), ZERO.name(), ZERO.type());
    }

    /** With all operands on the stack. */
    static void call(Body body, StaticMethod target, List<Kind> operands) {
        CodeBuilder out = body.out;
        int slots = operands.stream().mapToInt(Kind::slots).sum();
        if (slots == 1) {
            out.loadConstant(target.handle()).swap();
        } else if (slots == 2 && operands.size() == 2) {
            out.loadConstant(target.handle()).dup_x2().pop();
        } else {
            store(body, operands);
            out.loadConstant(target.handle());
            load(body, operands);
        }
        target.invokeHandle(out);
    }

    private static void store(Body body, List<Kind> operands) {
        for (int i = operands.size() - 1; i >= 0; i--) {
            Emit.store(body.out, operands.get(i), body.locals.temporary(operands.get(i), i));
        }
    }

    private static void load(Body body, List<Kind> operands) {
        for (int i = 0; i < operands.size(); i++) {
            Emit.load(body.out, operands.get(i), body.locals.temporary(operands.get(i), i));
        }
    }
}
