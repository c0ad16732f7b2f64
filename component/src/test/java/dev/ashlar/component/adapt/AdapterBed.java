package dev.ashlar.component.adapt;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ValType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.CanonicalTrap;
import dev.ashlar.component.abi.InstanceFlags;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.runtime.StringTranscoder;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A caller and a callee with a memory each, and an adapter between them; realloc, callee and post-return are Java. */
final class AdapterBed implements AutoCloseable {
    static final int CALLER = 0;
    static final int CALLEE = 1;
    private static final int FUNCTION = 10;
    private static final int CALLER_REALLOC = 11;
    private static final int CALLEE_REALLOC = 12;
    private static final int POST_RETURN = 13;

    final List<String> log = new ArrayList<>();
    final StringEncoding callerEncoding;
    final StringEncoding calleeEncoding;
    HostFunction callee = (context, arguments) -> new Object[0];
    HostFunction realloc = (context, arguments) -> bump(arguments);
    private int next = 1024;
    private final Engine engine = Engine.create();
    private final Store store = engine.newStore();
    private final Instance sides;

    AdapterBed(StringEncoding callerEncoding, StringEncoding calleeEncoding) {
        this.callerEncoding = callerEncoding;
        this.calleeEncoding = calleeEncoding;
        ModuleAssembler module = new ModuleAssembler();
        for (int side = 0; side < 2; side++) {
            module.exportMemory("memory" + side, module.memory(1, 2));
            module.exportGlobal("flags" + side, module.global(InstanceFlags.INITIAL));
        }
        sides = engine.newLinker().instantiate(store, engine.compile(module.assemble()));
    }

    Memory memory(int side) {
        return sides.memory("memory" + side);
    }

    int flags(int side) {
        return (int) sides.global("flags" + side).get();
    }

    void flags(int side, int value) {
        sides.global("flags" + side).set(value);
    }

    Function adapter(Optional<ValType> result, ValType... parameters) {
        List<ComponentFunctionType.Parameter> named = new ArrayList<>();
        for (ValType type : parameters) {
            named.add(new ComponentFunctionType.Parameter("p" + named.size(), type));
        }
        var function = new ComponentFunctionType(false, named, result);
        var spec = new AdapterSpec(
                "f",
                function,
                function,
                new AdapterSpec.Side(
                        CALLER,
                        callerEncoding,
                        OptionalInt.of(CALLER),
                        OptionalInt.of(CALLER_REALLOC),
                        OptionalInt.empty()),
                new AdapterSpec.Side(
                        CALLEE,
                        calleeEncoding,
                        OptionalInt.of(CALLEE),
                        OptionalInt.of(CALLEE_REALLOC),
                        OptionalInt.of(POST_RETURN)),
                FUNCTION,
                List.of(CALLEE));
        Abi abi = new Abi(PointerType.I32);
        GeneratedAdapters adapters = AdapterGenerator.generate(List.of(spec), abi);
        return link(adapters).function("0");
    }

    private Instance link(GeneratedAdapters adapters) {
        Linker linker = engine.newLinker();
        for (int i = 0; i < adapters.imports().size(); i++) {
            String name = Integer.toString(i);
            switch (adapters.imports().get(i)) {
                case AdapterImport.CoreFunction(int function, FunctionType type) ->
                    linker.function("", name, type, core(function));
                case AdapterImport.CoreMemory(int side) -> linker.define("", name, memory(side));
                case AdapterImport.Flags(int side) -> linker.define("", name, sides.global("flags" + side));
                case AdapterImport.ThrowTrap trap ->
                    linker.function("", name, trap.type(), (context, arguments) -> {
                        throw CanonicalTrap.values()[(int) arguments[0]].trap();
                    });
                case AdapterImport.Transcode transcode ->
                    linker.function(
                            "",
                            name,
                            transcode.type(),
                            StringTranscoder.bind(
                                    transcode.transcoder(), memory(transcode.from()), memory(transcode.to())));
                case AdapterImport.Intrinsic other ->
                    linker.function("", name, other.type(), (context, arguments) -> {
                        log.add(other.toString());
                        return other.type().results().isEmpty()
                                ? new Object[0]
                                : new Object[] {(int) arguments[0] + 100};
                    });
            }
        }
        return linker.instantiate(store, engine.compile(adapters.module()));
    }

    private HostFunction core(int function) {
        return switch (function) {
            case FUNCTION -> (context, arguments) -> callee.call(context, arguments);
            case POST_RETURN ->
                (context, arguments) -> {
                    log.add("post-return " + List.of(arguments) + " flags " + flags(CALLEE));
                    return new Object[0];
                };
            default ->
                (context, arguments) -> {
                    Object[] result = realloc.call(context, arguments);
                    log.add("realloc " + List.of(arguments) + " flags "
                            + flags(function == CALLEE_REALLOC ? CALLEE : CALLER));
                    return result;
                };
        };
    }

    private Object[] bump(Object[] arguments) {
        int alignment = (int) arguments[2];
        next = next + alignment - 1 & -alignment;
        int address = next;
        next += (int) arguments[3];
        int old = (int) arguments[0];
        byte[] kept = new byte[Math.min((int) arguments[1], (int) arguments[3])];
        memory(CALLEE).read(old, kept, 0, kept.length);
        memory(CALLEE).write(address, kept, 0, kept.length);
        return new Object[] {address};
    }

    @Override
    public void close() {
        store.close();
        engine.close();
    }
}
