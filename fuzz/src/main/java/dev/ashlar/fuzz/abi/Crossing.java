package dev.ashlar.fuzz.abi;

import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.InstanceFlags;
import dev.ashlar.component.adapt.AdapterImport;
import dev.ashlar.component.adapt.GeneratedAdapters;
import dev.ashlar.component.adapt.ModuleAssembler;
import dev.ashlar.component.runtime.StringTranscoder;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Global;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Store;

/** A caller and a callee, each with a memory, and adapters between them. Their functions are Java, all else is core Wasm. */
final class Crossing implements AutoCloseable {
    static final int CALLER = 0;
    static final int CALLEE = 1;
    static final int FUNCTION = 10;
    static final int REALLOC = 20;

    /** Added to owned handles on their way, and twice to borrowed ones. */
    static final int HANDLE_OFFSET = 1_000_000;

    final Side caller;
    final Side callee;

    /** What the callee does. */
    HostFunction body = (context, arguments) -> new Object[0];

    private final Store store;
    private final Instance sides;
    private final Instance adapters;

    Crossing(Engine engine, byte[] memories, GeneratedAdapters generated) {
        store = engine.newStore();
        sides = engine.newLinker().instantiate(store, engine.compile(memories));
        caller = new Side(sides.memory("memory0"));
        callee = new Side(sides.memory("memory1"));
        Linker linker = engine.newLinker();
        for (int i = 0; i < generated.imports().size(); i++) {
            link(linker, Integer.toString(i), generated.imports().get(i));
        }
        adapters = linker.instantiate(store, engine.compile(generated.module()));
    }

    /** The module that holds the memories and flags. */
    static byte[] memories() {
        ModuleAssembler module = new ModuleAssembler();
        for (int side = CALLER; side <= CALLEE; side++) {
            module.exportMemory("memory" + side, module.memory(Side.PAGES, Side.PAGES));
            module.exportGlobal("flags" + side, module.global(InstanceFlags.INITIAL));
        }
        return module.assemble();
    }

    private void link(Linker linker, String name, AdapterImport wanted) {
        String module = GeneratedAdapters.MODULE;
        switch (wanted) {
            case AdapterImport.CoreFunction(int function, FunctionType type) ->
                linker.function(module, name, type, core(function));
            case AdapterImport.CoreMemory(int side) -> linker.define(module, name, side(side).memory);
            case AdapterImport.Flags(int side) -> linker.define(module, name, flags(side));
            case AdapterImport.ThrowTrap trap ->
                linker.function(module, name, trap.type(), (context, arguments) -> {
                    throw CanonicalTrap.values()[(int) arguments[0]].trap();
                });
            case AdapterImport.Transcode it ->
                linker.function(
                        module,
                        name,
                        it.type(),
                        StringTranscoder.bind(it.transcoder(), side(it.from()).memory, side(it.to()).memory));
            case AdapterImport.TransferOwn it -> linker.function(module, name, it.type(), add(HANDLE_OFFSET));
            case AdapterImport.LendBorrow it -> linker.function(module, name, it.type(), add(2 * HANDLE_OFFSET));
            case AdapterImport.BeginCall it -> linker.function(module, name, it.type(), (c, a) -> new Object[0]);
            case AdapterImport.EndCall it -> linker.function(module, name, it.type(), (c, a) -> new Object[0]);
        }
    }

    private static HostFunction add(int offset) {
        return (context, arguments) -> new Object[] {(int) arguments[0] + offset};
    }

    private HostFunction core(int function) {
        if (function == FUNCTION) {
            return (context, arguments) -> body.call(context, arguments);
        }
        Side side = side(function - REALLOC);
        return (context, arguments) -> new Object[] {
            side.realloc((int) arguments[0], (int) arguments[1], (int) arguments[2], (int) arguments[3])
        };
    }

    private Side side(int number) {
        return number == CALLER ? caller : callee;
    }

    private Global flags(int side) {
        return sides.global("flags" + side);
    }

    Function adapter(int index) {
        return adapters.function(Integer.toString(index));
    }

    /** Ready for a call, whatever the last one left. */
    void reset() {
        caller.reset();
        callee.reset();
        flags(CALLER).set(InstanceFlags.INITIAL);
        flags(CALLEE).set(InstanceFlags.INITIAL);
    }

    /** Whether a call that ended well put the flags back. */
    boolean flagsAreInitial() {
        return Integer.valueOf(InstanceFlags.INITIAL).equals(flags(CALLER).get())
                && Integer.valueOf(InstanceFlags.INITIAL).equals(flags(CALLEE).get());
    }

    @Override
    public void close() {
        store.close();
    }
}
