package dev.ashlar.component.host;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.HostCallSite;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.Convention;
import dev.ashlar.component.abi.CoreSignature;
import dev.ashlar.component.abi.PointerType;
import dev.ashlar.component.binary.StringEncoding;
import dev.ashlar.component.runtime.Composition;
import dev.ashlar.component.runtime.GuestBoundary;
import dev.ashlar.component.runtime.HostBoundary;
import dev.ashlar.component.runtime.InstanceState;
import dev.ashlar.component.runtime.RuntimeResource;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.runtime.EngineAccess;
import dev.ashlar.engine.runtime.HostTarget;
import dev.ashlar.engine.runtime.LinearMemory;
import dev.ashlar.engine.runtime.StoreAccess;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A core module that hands its arguments, as they are in core values and in its memory, to the function {@code g} that it
 * imports, and returns what that returns. Its {@code realloc} takes memory from a growing heap; {@code reset} gives all of
 * it back.
 */
final class EchoGuest implements AutoCloseable {
    private static final int HEAP = 64;

    final Store store;
    final Instance instance;
    final InstanceState state;
    final StringEncoding encoding;
    final Abi abi;
    final ComponentFunctionType type;
    final CoreSignature lifted;
    final LinearMemory memory;
    private final Map<ResourceType, RuntimeResource> resources;

    EchoGuest(
            Engine engine,
            ComponentFunctionType type,
            StringEncoding encoding,
            Target target,
            Map<ResourceType, RuntimeResource> resources) {
        this.type = type;
        this.encoding = encoding;
        this.resources = resources;
        this.abi = new Abi(PointerType.I32);
        this.store = engine.newStore();
        this.lifted = abi.signature(type, Convention.LIFT);
        HostImport code = target.code(this);
        Module module = engine.compile(module(lifted, code.coreType()));
        var late = new Late(); // memory is known only after imports are
        var entry = ((StoreAccess) store).entry();
        var imported = ((EngineAccess) engine).hostFunctions(code.coreType()).make(entry, late);
        this.instance = ((StoreAccess) store).instantiate(module, List.of(imported));
        this.memory = (LinearMemory) instance.memory("memory");
        this.state = new InstanceState(new Composition(entry, null), null, "echo");
        var boundary =
                new HostBoundary(state, new HostCallSite("echo", "", "g"), slots(code.resources()), memory, realloc());
        late.target = target.bind(code, boundary);
    }

    private static final class Late extends HostTarget {
        private @Nullable HostTarget target;

        @Override
        protected HostTarget resolve() {
            return Objects.requireNonNull(target);
        }
    }

    /** The function {@code g}. */
    interface Target {
        HostImport code(EchoGuest guest);

        HostTarget bind(HostImport code, HostBoundary boundary);

        static Target dynamic(ComponentHostFunction function) {
            return new Target() {
                @Override
                public HostImport code(EchoGuest guest) {
                    return HostImport.dynamic(guest.type, guest.encoding, guest.abi);
                }

                @Override
                public HostTarget bind(HostImport code, HostBoundary boundary) {
                    return code.bind(boundary, function);
                }
            };
        }

        static Target of(Method method, Object receiver, MethodHandles.Lookup lookup) {
            StaticHostFunction function = function(method, receiver, lookup);
            return new Target() {
                @Override
                public HostImport code(EchoGuest guest) {
                    return HostImport.of(guest.type, guest.encoding, guest.abi, method, lookup);
                }

                @Override
                public HostTarget bind(HostImport code, HostBoundary boundary) {
                    return code.bind(boundary, function);
                }
            };
        }

        private static StaticHostFunction function(Method method, Object receiver, MethodHandles.Lookup lookup) {
            return new StaticHostFunction(
                    method, lookup, Optional.of(context -> receiver), ResourceWrapper.NONE, (context, arguments) -> {
                        throw new IllegalStateException("not dynamic");
                    });
        }
    }

    private MethodHandle realloc() {
        return instance.function("realloc").handle();
    }

    private RuntimeResource[] slots(List<ResourceType> types) {
        return types.stream().map(resources::get).toArray(RuntimeResource[]::new);
    }

    BoundExport export() {
        HostExport code = HostExport.dynamic(type, encoding, abi);
        return code.bind(
                new GuestBoundary(state, slots(code.resources()), memory, realloc()), instance.function("f"), null);
    }

    MethodHandle export(Method method, MethodHandles.Lookup lookup) {
        HostExport code = HostExport.of(type, encoding, abi, method, lookup);
        var boundary = new GuestBoundary(state, slots(code.resources()), memory, realloc());
        return code.bind(boundary, instance.function("f"), null, ResourceWrapper.NONE);
    }

    void reset() {
        Function function = instance.function("reset");
        function.call();
    }

    @Override
    public void close() {
        store.close();
    }

    // ---- the module

    private static byte[] module(CoreSignature lifted, FunctionType lowered) {
        var out = new WasmBytes();
        out.add(0, 'a', 's', 'm', 1, 0, 0, 0);
        var types = new WasmBytes().unsigned(4);
        types.add(0x60)
                .types(List.of(NumberType.I32, NumberType.I32, NumberType.I32, NumberType.I32))
                .types(List.of(NumberType.I32));
        types.add(0x60).types(lowered.parameters()).types(lowered.results());
        types.add(0x60).types(lifted.type().parameters()).types(lifted.type().results());
        types.add(0x60).types(List.of()).types(List.of());
        out.section(1, types);
        out.section(2, new WasmBytes().unsigned(1).name("host").name("g").add(0, 1));
        out.section(3, new WasmBytes().unsigned(3).add(0, 2, 3));
        out.section(5, new WasmBytes().unsigned(1).add(0).unsigned(1));
        out.section(6, new WasmBytes().unsigned(1).add(0x7F, 1).constant(HEAP).add(0x0B));
        out.section(
                7,
                new WasmBytes()
                        .unsigned(4)
                        .name("memory")
                        .add(2, 0)
                        .name("realloc")
                        .add(0, 1)
                        .name("f")
                        .add(0, 2)
                        .name("reset")
                        .add(0, 3));
        out.section(
                10,
                new WasmBytes()
                        .unsigned(3)
                        .function(reallocBody())
                        .function(echo(lifted))
                        .function(new WasmBytes().unsigned(0).constant(HEAP).add(0x24, 0, 0x0B)));
        return out.toByteArray();
    }

    private static WasmBytes reallocBody() {
        var body = new WasmBytes().unsigned(1).unsigned(1).add(0x7F); // local 4: pages missing
        body.add(0x23, 0, 0x20, 2, 0x6A).constant(1).add(0x6B); // heap + alignment - 1
        body.constant(0).add(0x20, 2, 0x6B, 0x71, 0x22, 0); // & -alignment, kept in local 0
        body.add(0x20, 3, 0x6A, 0x24, 0); // heap = pointer + size
        body.add(0x23, 0).constant(16).add(0x76).constant(1).add(0x6A); // pages needed
        body.add(0x3F, 0, 0x6B, 0x22, 4).constant(0).add(0x4A); // missing > 0
        body.add(0x04, 0x40, 0x20, 4, 0x40, 0).constant(-1).add(0x46, 0x04, 0x40, 0x00, 0x0B, 0x0B);
        return body.add(0x20, 0, 0x0B);
    }

    private static WasmBytes echo(CoreSignature lifted) {
        int parameters = lifted.type().parameters().size();
        boolean spilled = lifted.resultSpilled();
        var body = new WasmBytes().unsigned(1).unsigned(1).add(0x7F);
        if (spilled) {
            var layout = lifted.result().orElseThrow();
            body.constant(0).constant(0).constant(layout.alignment()).constant((int) layout.size());
            body.add(0x10, 1, 0x21).unsigned(parameters);
        }
        for (int i = 0; i < parameters; i++) {
            body.add(0x20).unsigned(i);
        }
        if (spilled) {
            body.add(0x20).unsigned(parameters);
        }
        body.add(0x10, 0);
        if (spilled) {
            body.add(0x20).unsigned(parameters);
        }
        return body.add(0x0B);
    }
}
