package dev.ashlar.component.bind;

import dev.ashlar.component.ComponentFunction;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.GuestResource;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.component.WitResource;
import dev.ashlar.component.host.TypedExport;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Exports of one instance behind generated interfaces. */
final class GuestExports {
    private static final MethodHandle CALL;

    static {
        try {
            CALL = MethodHandles.lookup()
                    .findVirtual(Call.class, "invoke", MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ComponentInstance root;
    private final Lookup lookup;
    private final Members members;
    private final Map<Class<?>, ClientClass.Factory> resources = new ConcurrentHashMap<>();

    GuestExports(ComponentInstance root, Lookup lookup) {
        this.root = root;
        this.lookup = lookup;
        members = new Members(lookup);
    }

    <T> T client(Class<T> type) {
        return type.cast(client(type, interfaceName(type)));
    }

    private Object client(Class<?> type, Optional<String> name) {
        var instance = name.map(root::instance).orElse(root);
        var home = new Home(interfaceName(type).orElse(""), instance);
        return ClientClass.of(type, lookup).bind(handles(type, home)).create(null);
    }

    private static Optional<String> interfaceName(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(WitInterface.class)).map(WitInterface::value);
    }

    /** An instance, and the interface that it is of; under which name it is exported is another matter. */
    private record Home(String interfaceName, ComponentInstance instance) {}

    private List<MethodHandle> handles(Class<?> type, Home home) {
        var handles = new ArrayList<MethodHandle>();
        for (var method : abstractMethods(type)) {
            handles.add(handle(method, home));
        }
        return handles;
    }

    /** The methods that a client implements, in an order that depends on the interface alone. */
    static List<Method> abstractMethods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .filter(method -> !isClose(method))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private static boolean isClose(Method method) {
        return method.getName().equals("close")
                && method.getParameterCount() == 0
                && !method.isAnnotationPresent(WitFunction.class);
    }

    private MethodHandle handle(Method method, Home home) {
        var wanted = ClientClass.handleType(method);
        var accessed = method.getAnnotation(WitInterface.class);
        if (accessed != null) {
            var client = client(method.getReturnType(), Optional.of(accessed.value()));
            return MethodHandles.dropArguments(
                    MethodHandles.constant(method.getReturnType(), client), 0, wanted.parameterList());
        }
        var annotation = method.getAnnotation(WitFunction.class);
        if (annotation == null) {
            throw new IllegalArgumentException(method + " has neither @WitFunction nor @WitInterface");
        }
        var function = home.instance().function(annotation.value());
        boolean isMethod = annotation.value().startsWith("[method]");
        if (function instanceof TypedExport typed) {
            var handle = typed.handle(method, lookup, (resource, resourceType, java) -> wrap(resource, java, home));
            return (isMethod ? handle : MethodHandles.dropArguments(handle, 0, Object.class)).asType(wanted);
        }
        var converters = new Converters(members, (resource, type) -> wrap(resource, type, home));
        var call = new Call(function, new FunctionConverter(method, function.type(), members, converters));
        var handle = CALL.bindTo(call).asCollector(Object[].class, wanted.parameterCount() - (isMethod ? 0 : 1));
        return (isMethod ? handle : MethodHandles.dropArguments(handle, 0, Object.class)).asType(wanted);
    }

    private Object wrap(GuestResource resource, Class<?> type, Home user) {
        var factory = resources.get(type);
        if (factory == null) {
            factory = ClientClass.of(type, lookup).bind(handles(type, home(type, user)));
            resources.put(type, factory);
        }
        return factory.create(resource);
    }

    private Home home(Class<?> type, Home user) {
        var annotation = type.getAnnotation(WitResource.class);
        if (annotation == null) {
            throw new IllegalArgumentException(type + " has no @WitResource");
        }
        if (annotation.in().equals(user.interfaceName())) {
            return user;
        }
        return new Home(annotation.in(), annotation.in().isEmpty() ? root : root.instance(annotation.in()));
    }

    /** A call of dynamic values. */
    private record Call(ComponentFunction function, FunctionConverter converter) {
        @SuppressWarnings("UnusedMethod") // but by CALL
        @Nullable Object invoke(Object[] arguments) {
            return converter.resultToJava(function.call(converter.toValues(arguments)));
        }
    }
}
