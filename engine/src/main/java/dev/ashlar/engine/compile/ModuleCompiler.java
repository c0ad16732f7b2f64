package dev.ashlar.engine.compile;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Export;
import dev.ashlar.engine.binary.GlobalDef;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.StructType;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the code of a module looks like as a whole: which function is in which class under which name. Functions are
 * grouped in units, in order, so that a class is neither tiny nor long in the making. Thread-safe.
 *
 * <p>Generated classes: {@code U<n>} units, {@code D<n>} dispatchers for function references, {@code Instance}.
 */
public final class ModuleCompiler {
    static final ClassDesc INSTANCE_CLASS = Names.guest("Instance");

    /** Bytes of function bodies in a unit, unless one function is larger. */
    private static final int UNIT_BYTES = 8 * 1024;

    private static final int UNIT_FUNCTIONS = 256;
    private static final int DISPATCHER_FUNCTIONS = 200;
    private static final int MAX_PRIVATE_GLOBALS = 256;
    private static final int MAX_STRUCT_SHAPES = 10_000;
    private static final int MAX_NAME = 80;
    private static final int[] NO_POSITIONS = {};

    private final ModuleInfo info;
    private final CompileOptions options;
    private final AtomicReferenceArray<@Nullable Shape> shapes;
    private final int[] unitStarts;
    private final BitSet privateGlobals;
    private final int fastGlobal;
    private final List<Dispatcher> dispatchers = new ArrayList<>();
    private final Map<Integer, StructShape> structShapes = new ConcurrentHashMap<>();
    private final Map<Integer, Slot> slots = new HashMap<>();
    private @Nullable EntryChecks entryChecks;

    /** Functions of one shape behind one class, by their indices in the module. */
    record Dispatcher(int number, Shape shape, int[] functions) {}

    /**
     * Where a function is found for references.
     *
     * @param dispatcher number of the class
     * @param number in the class
     * @param key of its signature
     */
    public record Slot(int dispatcher, int number, String key) {}

    public ModuleCompiler(ModuleInfo info, CompileOptions options) {
        checkStructShapes(info);
        this.info = info;
        this.options = options;
        this.shapes = new AtomicReferenceArray<>(info.types().size());
        this.unitStarts = partition();
        this.privateGlobals = findPrivateGlobals();
        this.fastGlobal = findFastGlobal();
        assignSlots();
    }

    /** Each shape becomes a class, which takes some kilobytes; real programs have hundreds. */
    private static void checkStructShapes(ModuleInfo info) {
        if (info.types().size() <= MAX_STRUCT_SHAPES) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < info.types().size(); i++) {
            if (info.types().composite(i) instanceof StructType) {
                names.add(StructShape.of(info.types().canonical(i)).className());
            }
            if (names.size() > MAX_STRUCT_SHAPES) {
                throw new InvalidModuleException(
                        info.types().offset(i), "too many structs of different shapes: more than " + MAX_STRUCT_SHAPES);
            }
        }
    }

    private int[] partition() {
        int functions = info.bodyStarts().length;
        int[] starts = new int[functions + 1];
        int units = 0;
        int bytes = 0;
        for (int i = 0; i < functions; i++) {
            int size = info.bodyEnds()[i] - info.bodyStarts()[i];
            boolean full = units == 0 || bytes + size > UNIT_BYTES || i - starts[units - 1] >= UNIT_FUNCTIONS;
            if (full) {
                starts[units++] = i;
                bytes = 0;
            }
            bytes += size;
        }
        starts[units] = functions;
        return Arrays.copyOf(starts, units + 1);
    }

    private BitSet findPrivateGlobals() {
        BitSet found = new BitSet();
        GlobalDef[] globals = info.globals();
        for (int i = info.imported().globals(); i < globals.length && found.cardinality() < MAX_PRIVATE_GLOBALS; i++) {
            Kind kind = Kind.of(globals[i].type(), info.types()::isFunction);
            if (!kind.isReference() && kind != Kind.V) {
                found.set(i);
            }
        }
        for (Export export : info.exports()) {
            if (export.kind() == ModuleInfo.KIND_GLOBAL) {
                found.clear(export.index());
            }
        }
        return found;
    }

    /** Compilers keep their stack pointer in the first one that is mutable. */
    private int findFastGlobal() {
        return privateGlobals.stream()
                .filter(i -> info.globals()[i].mutable()
                        && Kind.of(info.globals()[i].type(), info.types()::isFunction) == Kind.I)
                .findFirst()
                .orElse(-1);
    }

    private void assignSlots() {
        Map<String, List<Integer>> byShape = new LinkedHashMap<>(); // numbers must be the same in each process
        boolean all = info.features().contains(Feature.TAIL_CALLS);
        for (int function = importedFunctions(); function < info.functionTypes().length; function++) {
            if (all || info.declaredFunctions().get(function) || function == info.start()) {
                byShape.computeIfAbsent(shapeOf(function).key(), key -> new ArrayList<>())
                        .add(function);
            }
        }
        byShape.values().forEach(functions -> {
            Shape shape = shapeOf(functions.getFirst());
            for (int from = 0; from < functions.size(); from += DISPATCHER_FUNCTIONS) {
                int to = Math.min(functions.size(), from + DISPATCHER_FUNCTIONS);
                addDispatcher(shape, functions.subList(from, to));
            }
        });
    }

    private void addDispatcher(Shape shape, List<Integer> functions) {
        int number = dispatchers.size();
        String key = shape.key();
        dispatchers.add(new Dispatcher(
                number, shape, functions.stream().mapToInt(i -> i).toArray()));
        for (int i = 0; i < functions.size(); i++) {
            slots.put(functions.get(i), new Slot(number, i, key));
        }
    }

    // ---- for the loader

    public ModuleInfo info() {
        return info;
    }

    public CompileOptions options() {
        return options;
    }

    /** Where to find the code for a reference to a function that is not imported. */
    public Slot slot(int function) {
        Slot slot = slots.get(function);
        if (slot == null) {
            throw new IllegalArgumentException("function " + function + " is not referred to by its module");
        }
        return slot;
    }

    /** Simple names of all classes of the module. */
    public List<String> classNames() {
        List<String> names = new ArrayList<>();
        names.add("Instance");
        for (int unit = 0; unit < unitStarts.length - 1; unit++) {
            names.add("U" + unit);
        }
        for (Dispatcher dispatcher : dispatchers) {
            names.add("D" + dispatcher.number());
        }
        return names;
    }

    /** Generates the class of that simple name; empty where the module has no such class. */
    public Optional<CompiledClass> generate(String simpleName) {
        if (simpleName.equals("Instance")) {
            return Optional.of(new CompiledClass(InstanceCompiler.compile(this), NO_POSITIONS));
        }
        int number = Integer.parseInt(simpleName, 1, simpleName.length(), 10);
        return switch (simpleName.charAt(0)) {
            case 'U' -> Optional.of(UnitCompiler.compile(this, number));
            case 'D' ->
                Optional.of(new CompiledClass(DispatchCompiler.compile(this, dispatchers.get(number)), NO_POSITIONS));
            default -> Optional.empty();
        };
    }

    /** Scratch slots that calls need; split functions make room for what their chunks carry themselves. */
    public int scratchSlots() {
        int most = 0;
        for (int i = 0; i < info.types().size(); i++) {
            if (info.types().isFunction(i)) {
                Shape shape = shape(i);
                most = Math.max(most, Math.max(shape.flatParameters(), shape.flatResults()));
            }
        }
        return most + 1;
    }

    public boolean isPrivateGlobal(int global) {
        return privateGlobals.get(global);
    }

    // ---- for the other compilers

    /** Class of the field of a private global. */
    ClassDesc ownerOfGlobal(int global) {
        return global == fastGlobal ? Names.INSTANCE : INSTANCE_CLASS;
    }

    /** Name of the field of a private global. */
    String fieldOfGlobal(int global) {
        return global == fastGlobal ? "stackPointer" : "g" + global;
    }

    int importedFunctions() {
        return info.imported().functions();
    }

    int unitStart(int unit) {
        return unitStarts[unit];
    }

    /** The unit of a function that is not imported, counted without the imported ones. */
    int unitOf(int function) {
        int found = Arrays.binarySearch(unitStarts, function);
        return found >= 0 ? found : -found - 2;
    }

    ClassDesc unitClass(int function) {
        return Names.guest("U" + unitOf(function));
    }

    /** Readable in profilers and traces, and unique: {@code f12$memcpy}. */
    String methodName(int function) {
        int index = function + importedFunctions();
        return "f" + index
                + info.names()
                        .functionName(index)
                        .map(name -> "$" + sanitise(name))
                        .orElse("");
    }

    /** Whether a method belongs to the function that calls it: a chunk, or the body behind a wrapper. */
    public static boolean isPart(String methodName) {
        return methodName.contains(SplitFunction.CHUNK) || methodName.endsWith(UnitCompiler.BODY);
    }

    private static String sanitise(String name) {
        String shortened = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
        StringBuilder clean = new StringBuilder(shortened.length());
        for (char c : shortened.toCharArray()) {
            boolean allowed = c > ' ' && c < 0x7F && ".;[/<>()\\".indexOf(c) < 0;
            clean.append(allowed ? c : '_');
        }
        return clean.toString();
    }

    BinaryReader bodyReader(int function) {
        return new BinaryReader(info.bytes(), info.bodyStarts()[function], info.bodyEnds()[function]);
    }

    FunctionScan scan(int function) {
        BinaryReader in = bodyReader(function);
        List<Kind> locals = new ArrayList<>();
        FunctionCompiler.readLocals(in, locals, info.types());
        return FunctionScan.of(info, in.position(), in.end()).withLocals(locals.size());
    }

    /** Made when the first code is: it takes a look at all functions. */
    synchronized EntryChecks entryChecks() {
        EntryChecks known = entryChecks;
        if (known == null) {
            known = CallGraph.checks(this);
            entryChecks = known;
        }
        return known;
    }

    /** Of a function by its index in the module. */
    Shape shapeOf(int function) {
        return shape(info.functionTypes()[function]);
    }

    /** Of a function that is not imported, counted without the imported ones. */
    Shape shapeOfOwn(int function) {
        return shapeOf(function + importedFunctions());
    }

    /** Of a function type. */
    Shape shape(int type) {
        Shape known = shapes.get(type);
        if (known == null) {
            known = Shape.of(info.types().function(type), info.types()::isFunction);
            shapes.set(type, known);
        }
        return known;
    }

    /** Of a struct type. */
    StructShape structShape(int type) {
        return structShapes.computeIfAbsent(
                type, t -> StructShape.of(info.types().canonical(t)));
    }

    boolean hasTailCalls(int function) {
        return info.features().contains(Feature.TAIL_CALLS) && scan(function).tailCalls();
    }

    /** Whether memory 0 can never have another array; one that is a segment is reached through an object that stays. */
    boolean memoryIsFixed() {
        return info.memories()[0].isFixed() || info.memories()[0].isSegment();
    }
}
