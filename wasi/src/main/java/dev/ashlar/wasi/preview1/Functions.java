package dev.ashlar.wasi.preview1;

import dev.ashlar.engine.CallContext;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.NumberType;
import dev.ashlar.engine.ValueType;
import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.Preview1;
import dev.ashlar.wasi.files.FileException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The functions of the interface. Each is a static method of one of the classes listed here, called {@code fdRead} for
 * {@code fd_read}, that takes a {@link Guest} and then the core parameters; it returns nothing for success and throws for
 * any other {@code errno}.
 */
public final class Functions {
    private static final List<Class<?>> GROUPS = List.of(
            ProcessFunctions.class,
            DescriptorFunctions.class,
            ReadWriteFunctions.class,
            PathFunctions.class,
            PollFunctions.class);

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodHandle GUEST =
            find("of", Guest.class, MethodType.methodType(Guest.class, CallContext.class));
    private static final MethodHandle LOCKED_GUEST =
            find("locked", Guest.class, MethodType.methodType(Guest.class, CallContext.class));
    private static final MethodHandle UNLOCK =
            find("unlock", Functions.class, MethodType.methodType(void.class, Throwable.class, Guest.class));
    private static final MethodHandle UNLOCK_AND_RETURN = find(
            "unlockAndReturn",
            Functions.class,
            MethodType.methodType(int.class, Throwable.class, int.class, Guest.class));
    private static final MethodHandle ERRNO =
            find("errno", Functions.class, MethodType.methodType(int.class, Throwable.class));

    private static final Map<String, Method> ALL = GROUPS.stream()
            .flatMap(group -> Stream.of(group.getDeclaredMethods()))
            .filter(Functions::isFunction)
            .collect(Collectors.toUnmodifiableMap(method -> wasmName(method.getName()), method -> method));

    /** Made when first imported: method handles cost a start a millisecond each. */
    private static final Map<String, Definition> MADE = new ConcurrentHashMap<>();

    /** A function and its type. */
    private record Definition(FunctionType type, MethodHandle handle) {}

    private Functions() {}

    public static void define(Linker linker) {
        ALL.keySet().forEach(name -> define(linker, name));
    }

    /** Those that the module imports. */
    public static void define(Linker linker, Module importer) {
        imported(importer).forEach(name -> define(linker, name));
    }

    /** The same for guests of which several have one context: each function has it to itself, but while it waits. */
    public static void defineForThreads(Linker linker, Module importer) {
        imported(importer).forEach(name -> {
            Definition function = definition(Objects.requireNonNull(ALL.get(name)), true);
            linker.function(Preview1.MODULE, name, function.type(), function.handle());
        });
    }

    private static Stream<String> imported(Module importer) {
        return importer.imports().stream()
                .filter(wanted -> wanted.module().equals(Preview1.MODULE))
                .map(ImportType::name)
                .filter(ALL::containsKey);
    }

    private static void define(Linker linker, String name) {
        Definition function =
                MADE.computeIfAbsent(name, key -> definition(Objects.requireNonNull(ALL.get(key)), false));
        linker.function(Preview1.MODULE, name, function.type(), function.handle());
    }

    private static boolean isFunction(Method method) {
        Class<?>[] parameters = method.getParameterTypes();
        return !Modifier.isPrivate(method.getModifiers())
                && method.getReturnType() == void.class
                && parameters[0] == Guest.class
                && Stream.of(parameters).skip(1).allMatch(type -> type == int.class || type == long.class);
    }

    private static Definition definition(Method method, boolean alone) {
        try {
            MethodHandle body = LOOKUP.unreflect(method);
            boolean returns =
                    body.type().returnType() == void.class && !method.getName().equals("procExit");
            MethodHandle handle = returns ? returningErrno(body) : body;
            MethodHandle called = alone ? locked(handle) : handle;
            return new Definition(
                    type(body.type(), returns), MethodHandles.filterArguments(called, 0, alone ? LOCKED_GUEST : GUEST));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Unlocks the context however the function ends. */
    private static MethodHandle locked(MethodHandle handle) {
        boolean result = handle.type().returnType() == int.class;
        return MethodHandles.tryFinally(handle, result ? UNLOCK_AND_RETURN : UNLOCK);
    }

    static void unlock(@Nullable Throwable thrown, Guest guest) {
        guest.unlock();
    }

    static int unlockAndReturn(@Nullable Throwable thrown, int result, Guest guest) {
        guest.unlock();
        return result;
    }

    private static MethodHandle returningErrno(MethodHandle body) {
        MethodHandle success = MethodHandles.filterReturnValue(body, MethodHandles.constant(int.class, Errno.SUCCESS));
        return MethodHandles.catchException(success, Throwable.class, ERRNO);
    }

    /** What the guest is told of a failure, unless it ends the call. */
    static int errno(Throwable thrown) throws Throwable {
        return switch (thrown) {
            case ErrnoException e -> e.errno();
            case FileException e -> Errno.of(e.error());
            case IndexOutOfBoundsException e -> Errno.FAULT;
            case ExitException e -> throw e;
            default -> throw thrown;
        };
    }

    private static FunctionType type(MethodType method, boolean returnsErrno) {
        List<ValueType> parameters = new ArrayList<>();
        for (Class<?> parameter : method.parameterList().subList(1, method.parameterCount())) {
            parameters.add(parameter == long.class ? NumberType.I64 : NumberType.I32);
        }
        return new FunctionType(parameters, returnsErrno ? List.of(NumberType.I32) : List.of());
    }

    private static String wasmName(String javaName) {
        return javaName.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static MethodHandle find(String name, Class<?> in, MethodType type) {
        try {
            return LOOKUP.findStatic(in, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
