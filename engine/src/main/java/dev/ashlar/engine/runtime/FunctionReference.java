package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.ValueType;
import dev.ashlar.engine.binary.DefinedType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A function as a value: code, and the instance that it runs in. */
public final class FunctionReference implements Function {
    public final DefinedType type;
    public final FunctionCode code;

    /** Null for a host function. */
    public final @Nullable ModuleInstance instance;

    private final GuestEntry entry;
    private @Nullable MethodHandle handle;

    public FunctionReference(DefinedType type, FunctionCode code, @Nullable ModuleInstance instance, GuestEntry entry) {
        this.type = type;
        this.code = code;
        this.instance = instance;
        this.entry = entry;
    }

    /** The instance to pass along: a host function gets its caller's. */
    public static @Nullable ModuleInstance callee(FunctionReference function, @Nullable ModuleInstance caller) {
        ModuleInstance own = function.instance;
        return own != null ? own : caller;
    }

    /** For {@code call_ref} and {@code ref.as_non_null}. */
    public static FunctionReference nonNull(@Nullable FunctionReference function) {
        if (function == null) {
            throw new Trap(TrapCode.NULL_REFERENCE, "a null function reference is called");
        }
        return function;
    }

    public GuestEntry entry() {
        return entry;
    }

    @Override
    public Store store() {
        return entry.store();
    }

    @Override
    public FunctionType type() {
        return type.functionType();
    }

    @Override
    public @Nullable Object[] call(@Nullable Object... arguments) {
        FunctionType signature = type();
        Carriers.check(signature.parameters(), arguments, store(), "arguments");
        Object result = code.callBoxed(this, arguments);
        return switch (signature.results().size()) {
            case 0 -> new @Nullable Object[0];
            case 1 -> new @Nullable Object[] {result};
            default -> (@Nullable Object[]) Objects.requireNonNull(result, "several results");
        };
    }

    @Override
    public MethodHandle handle() {
        MethodHandle known = handle;
        if (known == null) {
            known = makeHandle();
            handle = known;
        }
        return known;
    }

    private MethodHandle makeHandle() {
        MethodHandle enter = code.signature.enter();
        MethodHandle bound = MethodHandles.insertArguments(enter, enter.type().parameterCount() - 1, this);
        List<ValueType> parameters = type().parameters();
        if (bound.type().parameterCount() != parameters.size()) {
            return bound; // of a wide function: GuestEntry checks
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i) instanceof ReferenceType reference) {
                bound = MethodHandles.filterArguments(
                        bound, i, checked(reference, bound.type().parameterType(i)));
            }
        }
        return bound;
    }

    private MethodHandle checked(ReferenceType reference, Class<?> carrier) {
        MethodHandle check = MethodHandles.insertArguments(CHECK, 0, reference, store());
        return check.asType(MethodType.methodType(carrier, carrier));
    }

    private static final MethodHandle CHECK;

    static {
        try {
            CHECK = MethodHandles.lookup()
                    .findStatic(
                            FunctionReference.class,
                            "check",
                            MethodType.methodType(Object.class, ReferenceType.class, Store.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("UnusedMethod") // through CHECK
    private static @Nullable Object check(ReferenceType type, Store store, @Nullable Object value) {
        Carriers.check(type, value, store);
        return value;
    }

    @Override
    public String toString() {
        return "function " + type;
    }
}
