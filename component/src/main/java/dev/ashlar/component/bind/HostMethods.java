package dev.ashlar.component.bind;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentHostFunction;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestResource;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.HostFunctionFactory;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ResultException;
import dev.ashlar.component.Value;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitResource;
import dev.ashlar.component.host.CurrentCall;
import dev.ashlar.component.host.StaticHostFunction;
import dev.ashlar.engine.CallContext;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Methods of the host's as functions that components import. */
final class HostMethods implements HostBinding {
    private static final Consumer<Object> CLOSE = HostMethods::close;

    /** An interface is one resource, whichever linkers define it: components that are linked to each other can pass it on. */
    private static final ClassValue<ResourceType> RESOURCES = new ClassValue<>() {
        @Override
        protected ResourceType computeValue(Class<?> type) {
            return new ResourceType(type.getAnnotation(WitResource.class).name());
        }
    };

    private static final ClassValue<List<Method>> FUNCTIONS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getMethods())
                    .filter(method -> method.isAnnotationPresent(WitFunction.class))
                    .toList();
        }
    };

    private final ComponentLinker.Definitions definitions;
    private final Lookup lookup;
    private final Members members;
    private final Converters converters;

    HostMethods(ComponentLinker.Definitions definitions, Lookup lookup) {
        this.definitions = definitions;
        this.lookup = lookup;
        members = new Members(lookup);
        converters = new Converters(members, (resource, type) -> refuse(resource, type));
    }

    private static Object refuse(GuestResource resource, ResourceType unused, Class<?> type) {
        return refuse(resource, type);
    }

    private static Object refuse(GuestResource resource, Class<?> type) {
        throw new IllegalStateException("a component passed its own " + resource.type() + " to the host where a "
                + type.getName() + " of the host's is due");
    }

    @Override
    public HostBinding resource(Class<? extends AutoCloseable> type) {
        var annotation = Optional.ofNullable(type.getAnnotation(WitResource.class))
                .orElseThrow(() -> new IllegalArgumentException(type + " has no @WitResource"));
        definitions.resource(annotation.name(), RESOURCES.get(type), CLOSE);
        FUNCTIONS.get(type).forEach(method -> define(method, Optional.empty()));
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
        FUNCTIONS.get(type).forEach(method -> define(method, Optional.of(host)));
        return this;
    }

    /** @param receiver finds the object to call; empty where it is the first argument */
    private void define(Method method, Optional<Function<CallContext, ?>> receiver) {
        definitions.function(
                method.getAnnotation(WitFunction.class).value(), (HostFunctionFactory) type -> new StaticHostFunction(
                        method, lookup, receiver, HostMethods::refuse, new Dynamic(method, receiver, type)));
    }

    /** The function for callers with dynamic values, who are few: what it needs is made when one comes. */
    private final class Dynamic implements ComponentHostFunction {
        private final Method method;
        private final Optional<Function<CallContext, ?>> receiver;
        private final ComponentFunctionType type;
        private volatile @Nullable Conversion conversion;

        Dynamic(Method method, Optional<Function<CallContext, ?>> receiver, ComponentFunctionType type) {
            this.method = method;
            this.receiver = receiver;
            this.type = type;
        }

        private Conversion conversion() {
            Conversion known = conversion;
            if (known == null) {
                known = new Conversion(
                        members.method(method), new FunctionConverter(method, type, members, converters));
                conversion = known;
            }
            return known;
        }

        @Override
        public Optional<Value> call(CallContext context, List<Value> arguments) {
            Conversion needed = conversion();
            var call = CurrentCall.ofThread();
            var outer = call.enter(context);
            try {
                var result = Members.call(needed.handle(), (Object) all(context, needed.converter(), arguments));
                return needed.converter().resultToValue(result);
            } catch (ResultException e) {
                return needed.converter().errorToValue(e);
            } finally {
                call.leave(outer);
            }
        }

        private Object[] all(CallContext context, FunctionConverter converter, List<Value> arguments) {
            var converted = converter.toJava(arguments);
            if (receiver.isEmpty()) {
                return converted;
            }
            var all = new Object[converted.length + 1];
            all[0] = receiver.get().apply(context);
            System.arraycopy(converted, 0, all, 1, converted.length);
            return all;
        }
    }

    private record Conversion(MethodHandle handle, FunctionConverter converter) {}
}
