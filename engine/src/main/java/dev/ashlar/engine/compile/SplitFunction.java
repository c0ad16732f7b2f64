package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
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
    private final SortedMap<Integer, Chunk> chunks;
    private final List<ChunkMethod> methods = new ArrayList<>();
    private final Map<Chunk, ChunkMethod> byChunk = new IdentityHashMap<>();

    /**
     * The method of a chunk.
     *
     * @param outer what branches to the constructs around it carry, the function first
     * @param insideTry whether a try of the function is around it
     */
    record ChunkMethod(
            Chunk chunk,
            String name,
            List<List<Kind>> outer,
            ExitTable exits,
            boolean insideTry,
            SplitFunction function) {}

    private SplitFunction(
            ModuleCompiler module, ClassDesc owner, String name, FrameLayout layout, SortedMap<Integer, Chunk> chunks) {
        this.module = module;
        this.owner = owner;
        this.name = name;
        this.layout = layout;
        this.chunks = chunks;
    }

    /** @param function index among the functions that are not imported */
    static SplitFunction plan(ModuleCompiler module, int function, ClassDesc owner, String name) {
        Shape shape = Shape.of(module.type(function));
        BinaryReader in = module.bodyReader(function);
        List<Kind> kinds = new ArrayList<>(shape.parameters());
        FunctionCompiler.readLocals(in, kinds);
        Outline outline = OutlineBuilder.build(module.info(), in, kinds, shape.results());
        return new SplitFunction(
                module,
                owner,
                name,
                new FrameLayout(kinds),
                ChunkPlanner.plan(outline, module.options().cuts()));
    }

    SortedMap<Integer, Chunk> chunks() {
        return chunks;
    }

    FrameLayout layout() {
        return layout;
    }

    ClassDesc owner() {
        return owner;
    }

    /** The method for a chunk, noted to be generated. */
    ChunkMethod method(Chunk chunk, List<List<Kind>> outer, boolean insideTry) {
        return byChunk.computeIfAbsent(chunk, key -> {
            ExitTable exits = ExitTable.of(module.info().bytes(), chunk, outer.size());
            ChunkMethod method = new ChunkMethod(chunk, name + CHUNK + methods.size(), outer, exits, insideTry, this);
            methods.add(method);
            return method;
        });
    }

    /** All methods noted so far; generating one may note more. */
    List<ChunkMethod> methods() {
        return methods;
    }

    /** Frame, then what every function carries along; returns the number of the exit. */
    MethodTypeDesc chunkType() {
        return layout.references() > 0
                ? MethodTypeDesc.of(
                        ConstantDescs.CD_int,
                        Names.LONGS,
                        Names.OBJECTS,
                        Names.INSTANCE,
                        Names.EXEC,
                        ConstantDescs.CD_int)
                : MethodTypeDesc.of(
                        ConstantDescs.CD_int, Names.LONGS, Names.INSTANCE, Names.EXEC, ConstantDescs.CD_int);
    }
}
