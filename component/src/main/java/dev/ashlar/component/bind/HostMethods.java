package dev.ashlar.component.bind;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestResource;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.HostFunctionFactory;
import dev.ashlar.component.ResultException;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Methods of the host's as functions that components import. */
final class HostMethods implements HostBinding {
    private final ComponentLinker.Definitions definitions;
    private final Members members;
    private final Converters converters;

    HostMethods(ComponentLinker.Definitions definitions, Lookup lookup) {
        this.definitions = definitions;
        members = new Members(lookup);
        converters = new Converters(members, HostMethods::refuse);
    }

    private static Object refuse(GuestResource resource, Class<?> type) {
        throw new IllegalStateException("a component passed its own " + resource.type() + " to the host where a "
                + type.getName() + " of the host's is due");
    }

    @Override
    public HostBinding resource(Class<? extends AutoCloseable> type) {
        var annotation = Optional.ofNullable(type.getAnnotation(WitResource.class))
                .orElseThrow(() -> new IllegalArgumentException(type + " has no @WitResource"));
        definitions.resource(annotation.name(), HostMethods::close);
        functionsOf(type).forEach(method -> define(method, Receiver.FIRST_ARGUMENT));
        return this;
    }

    private static void close(Object resource) {
        try {
            ((AutoCloseable) resource).close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("closing " + resource + " failed", e);
        }
    }

    @Override
    public <T> HostBinding functionsPerCall(Class<T> type, Function<CallContext, T> host) {
        functionsOf(type)
                .forEach(method -> define(method, (context, arguments) -> {
                    var all = new Object[arguments.length + 1];
                    all[0] = host.apply(context);
                    System.arraycopy(arguments, 0, all, 1, arguments.length);
                    return all;
                }));
        return this;
    }

    private static List<Method> functionsOf(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(WitFunction.class))
                .toList();
    }

    /** Puts the object to call in front of the arguments. */
    @FunctionalInterface
    private interface Receiver {
        Receiver FIRST_ARGUMENT = (context, arguments) -> arguments;

        Object[] before(CallContext context, Object[] arguments);
    }

    private void define(Method method, Receiver receiver) {
        var handle = members.method(method);
        definitions.function(method.getAnnotation(WitFunction.class).value(), (HostFunctionFactory)
                type -> forType(method, handle, receiver, type));
    }

    private ComponentHostFunction forType(
            Method method, MethodHandle handle, Receiver receiver, ComponentFunctionType type) {
        var converter = new FunctionConverter(method, type, members, converters);
        return (context, arguments) -> {
            var call = CurrentCall.ofThread();
            var outer = call.enter(context);
            try {
                var all = receiver.before(context, converter.toJava(arguments));
                return converter.resultToValue(Members.call(handle, (Object) all));
            } catch (ResultException e) {
                return converter.errorToValue(e);
            } finally {
                call.leave(outer);
            }
        };
    }
}
