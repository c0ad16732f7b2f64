package dev.ashlar.component.adapt;

import dev.ashlar.component.ValType;
import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.engine.FunctionType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The module that adapters are written into: its imports, and functions that they share. */
final class AdapterModule {
    private final ModuleAssembler assembler = new ModuleAssembler();
    private final List<AdapterImport> imports = new ArrayList<>();
    private final Map<AdapterImport, FunctionId> functions = new HashMap<>();
    private final Map<AdapterImport, Integer> indices = new HashMap<>();
    private final Map<Object, FunctionId> shared = new HashMap<>();
    private final Map<Layout, Integer> sizes = new IdentityHashMap<>();
    private final Map<Layout, Boolean> lends = new IdentityHashMap<>();
    private final Copyable copyable = new Copyable();

    ModuleAssembler assembler() {
        return assembler;
    }

    List<AdapterImport> imports() {
        return imports;
    }

    // ---- imports

    FunctionId coreFunction(int function, FunctionType type) {
        return imported(new AdapterImport.CoreFunction(function, type), type);
    }

    FunctionId intrinsic(AdapterImport.Intrinsic intrinsic) {
        return imported(intrinsic, intrinsic.type());
    }

    private FunctionId imported(AdapterImport wanted, FunctionType type) {
        return functions.computeIfAbsent(
                wanted, key -> assembler.importFunction(GeneratedAdapters.MODULE, nextName(wanted), type));
    }

    /** Index of the memory of one side. */
    int memory(AdapterSpec.Side side) {
        OptionalInt memory = side.memory();
        if (memory.isEmpty()) {
            throw new IllegalArgumentException("a function whose values lie in memory is adapted without a memory");
        }
        return indices.computeIfAbsent(
                new AdapterImport.CoreMemory(memory.getAsInt()),
                key -> assembler.importMemory(GeneratedAdapters.MODULE, nextName(key)));
    }

    /** Index of the global that holds an instance's flags. */
    int flags(int instance) {
        return indices.computeIfAbsent(
                new AdapterImport.Flags(instance),
                key -> assembler.importGlobal(GeneratedAdapters.MODULE, nextName(key)));
    }

    private String nextName(AdapterImport wanted) {
        imports.add(wanted);
        return Integer.toString(imports.size() - 1);
    }

    // ---- shared functions

    /** The function of that key, written at the first use. */
    FunctionId shared(Object key, String name, FunctionType type, Consumer<FunctionAssembler> body) {
        FunctionId known = shared.get(key);
        if (known != null) {
            return known;
        }
        FunctionAssembler code = new FunctionAssembler(type);
        FunctionId id = assembler.define(name, code);
        shared.put(key, id);
        body.accept(code);
        return id;
    }

    // ---- code that all need

    /** Stops the call. */
    void trap(FunctionAssembler code, CanonicalTrap trap) {
        code.i32(trap.ordinal()).call(intrinsic(new AdapterImport.ThrowTrap())).op(Op.UNREACHABLE);
    }

    /** Stops the call when the {@code i32} on the stack is not 0. */
    void trapIf(FunctionAssembler code, CanonicalTrap trap) {
        code.ifTrue();
        trap(code, trap);
        code.end();
    }

    void checkAligned(FunctionAssembler code, int address, int alignment, CanonicalTrap trap) {
        if (alignment > 1) {
            code.get(address).i32(alignment - 1).op(Op.I32_AND);
            trapIf(code, trap);
        }
    }

    /** With the length in bytes, an {@code i32}, on the stack. */
    void checkInBounds(FunctionAssembler code, int address, int memory, CanonicalTrap trap) {
        code.op(Op.I64_EXTEND_I32_U).get(address).op(Op.I64_EXTEND_I32_U).op(Op.I64_ADD);
        code.memorySize(memory).op(Op.I64_EXTEND_I32_U).i64(16).op(Op.I64_SHL).op(Op.I64_GT_U);
        trapIf(code, trap);
    }

    /** Calls what belongs to a component: an exception that leaves it stops the call. Operands come from {@code push}. */
    void callGuest(FunctionAssembler code, FunctionId callee, Runnable push, Runnable take) {
        code.block().block().catchAll(0);
        push.run();
        code.call(callee);
        take.run();
        code.end().br(1).end();
        trap(code, CanonicalTrap.UNCAUGHT_EXCEPTION);
        code.end();
    }

    // ---- properties of layouts

    /** Whether values may be copied byte by byte. */
    boolean isCopyable(Layout layout) {
        return copyable.is(layout);
    }

    /** Whether a value may hold borrowed handles. */
    boolean lends(Layout layout) {
        Boolean known = lends.get(layout);
        if (known == null) {
            known = switch (layout) {
                case Layout.Handle handle -> handle.type() instanceof ValType.Borrow;
                case Layout.Product product -> product.members().stream().anyMatch(member -> lends(member.layout()));
                case Layout.Sum sum -> sum.cases().stream().anyMatch(c -> c.isPresent() && lends(c.get()));
                case Layout.Sequence list -> lends(list.element());
                case Layout.FixedSequence list -> lends(list.element());
                case Layout.Scalar ignored -> false;
                case Layout.Text ignored -> false;
                case Layout.FlagSet ignored -> false;
            };
            lends.put(layout, known);
        }
        return known;
    }

    /** Steps that translating a value in place takes, at most {@link Integer#MAX_VALUE}. */
    int steps(Layout layout) {
        Integer known = sizes.get(layout);
        if (known != null) {
            return known;
        }
        int counted = switch (layout) {
            case Layout.Product product ->
                product.members().stream()
                        .mapToInt(member -> steps(member.layout()))
                        .reduce(1, AdapterModule::add);
            case Layout.Sum sum ->
                sum.cases().stream()
                        .mapToInt(payload -> payload.map(this::steps).orElse(0))
                        .reduce(2, AdapterModule::add);
            case Layout.FixedSequence list -> add(2, steps(list.element()));
            case Layout.Scalar ignored -> 1;
            case Layout.Text ignored -> 1;
            case Layout.Handle ignored -> 1;
            case Layout.Sequence ignored -> 1;
            case Layout.FlagSet ignored -> 1;
        };
        sizes.put(layout, counted);
        return counted;
    }

    private static int add(int a, int b) {
        return (int) Math.min(Integer.MAX_VALUE, (long) a + b);
    }
}
