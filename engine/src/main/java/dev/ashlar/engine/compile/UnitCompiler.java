package dev.ashlar.engine.compile;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.compile.SplitFunction.ChunkMethod;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Generates a unit: a class with one static method for each of some functions of a module. */
final class UnitCompiler {
    /** Ends the name of the method with the code of a function that makes tail calls. */
    static final String BODY = "$body";

    private static final MethodTypeDesc RUN =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.INSTANCE, Names.EXEC, ConstantDescs.CD_int);

    private UnitCompiler() {}

    /** What becomes of a function. */
    private enum Way {
        /** One method, or several where it is large. */
        AS_IT_SHOULD,
        /** One method, however large: cutting it only made it larger. */
        WHOLE,
        /** It fits no class file. */
        TRAP
    }

    static CompiledClass compile(ModuleCompiler module, int unit) {
        int from = module.unitStart(unit);
        int to = module.unitStart(unit + 1);
        try {
            return compile(module, unit, from, to, Map.of());
        } catch (IllegalArgumentException e) {
            requireTooLarge(e);
            return compile(module, unit, from, to, ways(module, unit, from, to));
        }
    }

    private static Map<Integer, Way> ways(ModuleCompiler module, int unit, int from, int to) {
        Map<Integer, Way> ways = new HashMap<>();
        for (int f = from; f < to; f++) {
            ways.put(f, way(module, unit, f));
        }
        return ways;
    }

    private static Way way(ModuleCompiler module, int unit, int function) {
        for (Way way : List.of(Way.AS_IT_SHOULD, Way.WHOLE)) {
            try {
                compile(module, unit, function, function + 1, Map.of(function, way));
                return way;
            } catch (IllegalArgumentException e) {
                requireTooLarge(e);
            }
        }
        return Way.TRAP;
    }

    private static CompiledClass compile(ModuleCompiler module, int unit, int from, int to, Map<Integer, Way> ways) {
        Positions[] positions = new Positions[1];
        ClassDesc name = Names.guest("U" + unit);
        byte[] bytes = ClassFiles.WRITER.build(name, type -> {
            type.withFlags(ClassFiles.PUBLIC_FINAL);
            positions[0] = new Positions();
            for (int f = from; f < to; f++) {
                Way way = ways.getOrDefault(f, Way.AS_IT_SHOULD);
                if (way == Way.TRAP) {
                    addTrap(module, f, type);
                } else {
                    addFunction(module, f, type, name, positions[0], way == Way.WHOLE);
                }
            }
        });
        return new CompiledClass(bytes, positions[0].toArray());
    }

    /** Any other complaint about a class is a mistake of this compiler. */
    private static void requireTooLarge(IllegalArgumentException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.contains("outside the allowed range") && !message.contains("too large")) {
            throw e;
        }
    }

    private static void addTrap(ModuleCompiler module, int function, ClassBuilder type) {
        String name = module.methodName(function);
        MethodTypeDesc make = MethodTypeDesc.of(Names.desc(Trap.class), ConstantDescs.CD_String);
        addMethod(
                type,
                name,
                module.shapeOfOwn(function),
                out -> out.ldc(name)
                        .invokestatic(Names.NUMERIC, "tooLarge", make)
                        .athrow());
    }

    private static void addFunction(
            ModuleCompiler module,
            int function,
            ClassBuilder type,
            ClassDesc owner,
            Positions positions,
            boolean whole) {
        FunctionScan scan = module.scan(function);
        Shape shape = module.shapeOfOwn(function);
        String name = module.methodName(function);
        if (scan.tailCalls()) {
            String body = bodyName(name);
            addMethod(type, name, shape, code -> callThenPending(code, owner, body, shape));
            name = body;
        }
        int large = module.options().cuts().large();
        boolean tooLarge = scan.size() > large && !whole;
        DispatchLoop dispatch = tooLarge && large > 0
                ? DispatchLoop.find(module, function, scan).orElse(null)
                : null;
        if (tooLarge && dispatch == null) {
            addSplit(SplitFunction.plan(module, function, owner, name), module, function, type, name, positions);
        } else {
            addMethod(
                    type,
                    name,
                    shape,
                    code -> FunctionCompiler.compile(module, function, scan, dispatch, positions, code));
        }
    }

    private static void addSplit(
            SplitFunction split,
            ModuleCompiler module,
            int function,
            ClassBuilder type,
            String name,
            Positions positions) {
        addMethod(
                type,
                name,
                module.shapeOfOwn(function),
                code -> FunctionCompiler.compileLeader(split, module, function, positions, code));
        for (int done = 0; done < split.methods().size(); done++) {
            ChunkMethod method = split.methods().get(done);
            type.withMethodBody(
                    method.name(),
                    method.type(),
                    ClassFiles.PUBLIC_STATIC,
                    code -> FunctionCompiler.compileChunk(method, module, positions, code));
        }
    }

    private static void addMethod(
            ClassBuilder type, String name, Shape shape, java.util.function.Consumer<CodeBuilder> code) {
        type.withMethodBody(name, shape.callType(), ClassFiles.PUBLIC_STATIC, code);
    }

    /** The method with the code of a function that makes tail calls; under its own name callers find a wrapper. */
    static String bodyName(String name) {
        return name + BODY;
    }

    private static void callThenPending(CodeBuilder out, ClassDesc owner, String body, Shape shape) {
        int parameters = Arguments.load(out, shape, 0);
        int instance = parameters;
        int exec = instance + 1;
        int depth = exec + 1;
        out.aload(instance).aload(exec).iload(depth).invokestatic(owner, body, shape.callType());
        Label done = out.newLabel();
        out.aload(exec)
                .getfield(Names.EXEC, "tail", Names.FUNCTION_REFERENCE)
                .ifnull(done)
                .aload(instance)
                .aload(exec)
                .iload(depth)
                .loadConstant(StackCost.wrapper(shape))
                .isub()
                .invokestatic(Names.TAIL_CALLS, "run", RUN);
        if (!shape.results().isEmpty()) {
            Kind first = shape.results().getFirst();
            Emit.pop(out, first == Kind.V ? Kind.J : first);
            Emit.get(out, first, exec, 0);
        }
        out.labelBinding(done);
        Emit.returnFirst(out, shape.results());
    }
}
