package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A function that becomes several methods: one under its name that leads, and chunks. Locals lie in a frame that all of
 * them get; what control leaves a chunk for is a number that it returns.
 */
final class SplitFunction {
    /** In the names of chunks' methods. */
    static final String CHUNK = "$chunk";

    private final ModuleCompiler module;
    private final ClassDesc owner;
    private final String name;
    private final FrameLayout layout;
    private final ChunkPlanner.Plan plan;
    private final List<ChunkMethod> methods = new ArrayList<>();
    private final Map<Object, ChunkMethod> byPlace = new IdentityHashMap<>();

    /**
     * The method of a chunk, or of a group of cases.
     *
     * @param parts one, or one for each case
     * @param selects whether it is a group, and takes a selector first
     * @param insideTry whether a try of the function is around it
     */
    record ChunkMethod(
            List<Part> parts,
            boolean selects,
            String name,
            ExitTable exits,
            boolean insideTry,
            SplitFunction function) {
        MethodTypeDesc type() {
            return function.chunkType(selects);
        }
    }

    /**
     * What a method does for one selector.
     *
     * @param selectors empty unless it is a case
     * @param outer what branches to the constructs around it carry, the function first
     */
    record Part(Chunk chunk, List<Integer> selectors, List<List<Kind>> outer) {}

    private SplitFunction(
            ModuleCompiler module, ClassDesc owner, String name, FrameLayout layout, ChunkPlanner.Plan plan) {
        this.module = module;
        this.owner = owner;
        this.name = name;
        this.layout = layout;
        this.plan = plan;
    }

    /** @param function index among the functions that are not imported */
    static SplitFunction plan(ModuleCompiler module, int function, ClassDesc owner, String name) {
        Shape shape = module.shapeOfOwn(function);
        List<Kind> kinds = new ArrayList<>(shape.parameters());
        FunctionCompiler.readLocals(
                module.bodyReader(function), kinds, module.info().types());
        ChunkPlanner.Plan plan = ChunkPlanner.plan(
                () -> outline(module, function, kinds),
                module.info().bytes(),
                module.options().cuts());
        return new SplitFunction(module, owner, name, new FrameLayout(kinds), plan);
    }

    private static Outline outline(ModuleCompiler module, int function, List<Kind> kinds) {
        BinaryReader in = module.bodyReader(function);
        FunctionCompiler.readLocals(in, new ArrayList<>(), module.info().types());
        return OutlineBuilder.build(
                module.info(),
                in,
                kinds,
                module.shapeOfOwn(function).results(),
                module.options().cuts().chunk() / 2);
    }

    /** The chunks that the leading method calls itself. */
    SortedMap<Integer, Chunk> chunks() {
        return plan.chunks();
    }

    /** Groups of cases, wherever they are called. */
    SortedMap<Integer, CaseGroup> groups() {
        return plan.groups();
    }

    /** What a leading method has of its own between {@code start} and {@code end}. */
    FunctionScan scan(int start, int end, SortedMap<Integer, Chunk> called) {
        Map<Integer, Integer> behind = new HashMap<>();
        called.values().forEach(chunk -> behind.put(chunk.start(), chunk.end()));
        for (CaseGroup group : plan.groups().values()) {
            group.cases()
                    .forEach(one -> behind.put(one.code().start(), one.code().end()));
        }
        return FunctionScan.of(module.info(), start, end, offset -> behind.getOrDefault(offset, -1));
    }

    FrameLayout layout() {
        return layout;
    }

    ClassDesc owner() {
        return owner;
    }

    /** The method for a chunk, noted to be generated. */
    ChunkMethod method(Chunk chunk, List<List<Kind>> outer, boolean insideTry) {
        return byPlace.computeIfAbsent(chunk, key -> add(List.of(new Part(chunk, List.of(), outer)), false, insideTry));
    }

    /** The method for a group of cases, called where the first one is, in {@code outer}. */
    ChunkMethod method(CaseGroup group, List<List<Kind>> outer, boolean insideTry) {
        return byPlace.computeIfAbsent(group, key -> {
            List<Part> parts = new ArrayList<>();
            for (CaseGroup.Case part : group.cases()) {
                List<List<Kind>> around = outer.subList(0, outer.size() - part.nested());
                parts.add(new Part(part.code(), part.selectors(), around));
            }
            return add(parts, true, insideTry);
        });
    }

    private ChunkMethod add(List<Part> parts, boolean selects, boolean insideTry) {
        byte[] bytes = module.info().bytes();
        ExitTable exits = ExitTable.NONE;
        for (Part part : parts) {
            exits = exits.with(ExitTable.of(bytes, part.chunk(), part.outer().size()));
            if (selects && part.chunk().fallsThrough()) {
                exits = exits.withLevel(part.outer().size() - 1);
            }
        }
        ChunkMethod method = new ChunkMethod(parts, selects, name + CHUNK + methods.size(), exits, insideTry, this);
        methods.add(method);
        return method;
    }

    /** All methods noted so far; generating one may note more. */
    List<ChunkMethod> methods() {
        return methods;
    }

    /** Selector if there is one, frame, then what every function carries along; returns the number of the exit. */
    private MethodTypeDesc chunkType(boolean selects) {
        List<ClassDesc> types = new ArrayList<>();
        if (selects) {
            types.add(ConstantDescs.CD_int);
        }
        types.add(Names.LONGS);
        if (layout.references() > 0) {
            types.add(Names.OBJECTS);
        }
        types.add(Names.INSTANCE);
        types.add(Names.EXEC);
        types.add(ConstantDescs.CD_int);
        return MethodTypeDesc.of(ConstantDescs.CD_int, types);
    }
}
