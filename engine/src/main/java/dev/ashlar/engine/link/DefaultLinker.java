package dev.ashlar.engine.link;

import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.Import;
import dev.ashlar.engine.runtime.FunctionCode;
import dev.ashlar.engine.runtime.Signature;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Definitions by module and name. */
final class DefaultLinker implements Linker {
    private final Map<Key, Definition> definitions = new HashMap<>();
    private boolean trapMissing;

    private record Key(String module, String name) {}

    /** What a name stands for. */
    private sealed interface Definition {
        record OfExtern(Extern extern) implements Definition {}

        record OfHost(DefinedType type, FunctionCode code) implements Definition {}
    }

    @Override
    public Linker define(String module, String name, Extern extern) {
        definitions.put(new Key(module, name), new Definition.OfExtern(extern));
        return this;
    }

    @Override
    public Linker function(String module, String name, FunctionType type, HostFunction function) {
        FunctionCode code = Signatures.hostCode(type, function);
        definitions.put(new Key(module, name), new Definition.OfHost(DefinedType.of(type), code));
        return this;
    }

    @Override
    public Linker function(String module, String name, FunctionType type, MethodHandle handle) {
        Signature signature = Signatures.of(DefinedType.of(type));
        MethodType plain = signature.enterType();
        MethodType expected = plain.dropParameterTypes(plain.parameterCount() - 1, plain.parameterCount());
        boolean withContext = handle.type().equals(expected.insertParameterTypes(0, CallContext.class));
        if (!withContext && !handle.type().equals(expected)) {
            throw new IllegalArgumentException(
                    "%s.%s: a handle for %s is of type %s (or with a leading CallContext), not %s"
                            .formatted(module, name, type, expected, handle.type()));
        }
        MethodHandle target = withContext ? handle : MethodHandles.dropArguments(handle, 0, CallContext.class);
        FunctionCode code = Signatures.hostCode(type, target);
        definitions.put(new Key(module, name), new Definition.OfHost(DefinedType.of(type), code));
        return this;
    }

    @Override
    public Linker instance(String module, Instance instance) {
        instance.exports().forEach((name, extern) -> define(module, name, extern));
        return this;
    }

    @Override
    public Linker trapMissing() {
        trapMissing = true;
        return this;
    }

    @Override
    public Instance instantiate(Store store, Module module) {
        if (!(store instanceof DefaultStore ours) || !(module instanceof DefaultModule code)) {
            throw new IllegalArgumentException("store and module must come from an engine of this library");
        }
        if (store.engine() != module.engine()) {
            throw new IllegalArgumentException("store and module belong to different engines");
        }
        return new Instantiation(ours, ours.budget(), code, (position, wanted) -> resolve(ours, wanted, code.types()))
                .run();
    }

    /** What an import gets. A function that nobody defined may be one that traps. */
    private Optional<Extern> resolve(DefaultStore store, Import wanted, ExternTypes types) {
        Definition found = definitions.get(new Key(wanted.module(), wanted.name()));
        return switch (found) {
            case Definition.OfExtern(Extern extern) -> Optional.of(extern);
            case Definition.OfHost(DefinedType type, FunctionCode code) ->
                Optional.of(store.hostFunction(declared(type, wanted, types), code));
            case null -> trapMissing ? missing(store, wanted, types) : Optional.empty();
        };
    }

    /** A host function is of the type that its import declares, which may be in a recursion group, where the signature fits. */
    private static DefinedType declared(DefinedType type, Import wanted, ExternTypes types) {
        if (wanted.kind() != dev.ashlar.engine.binary.ModuleInfo.KIND_FUNCTION) {
            return type;
        }
        DefinedType declared = types.definedFunction(wanted.index());
        return declared.functionType().equals(type.functionType()) ? declared : type;
    }

    private static Optional<Extern> missing(DefaultStore store, Import wanted, ExternTypes types) {
        if (wanted.kind() != dev.ashlar.engine.binary.ModuleInfo.KIND_FUNCTION) {
            return Optional.empty();
        }
        DefinedType type = types.definedFunction(wanted.index());
        String name = wanted.module() + "." + wanted.name();
        HostFunction trap = (context, arguments) -> {
            throw new Trap(TrapCode.MISSING_IMPORT, name);
        };
        return Optional.of(store.hostFunction(type, Signatures.hostCode(type.functionType(), trap)));
    }
}
