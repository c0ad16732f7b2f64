package dev.ashlar.component.bind;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ResultException;
import dev.ashlar.component.Unit;
import dev.ashlar.component.UnitErrorException;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import dev.ashlar.component.WitFunction;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Converts arguments and results of one function, and errors, which are exceptions in Java. The receiver of a resource's
 * method is the function's first parameter.
 */
final class FunctionConverter {
    private final List<Converter> parameters = new ArrayList<>();
    private final Outcome outcome;

    /** @throws IllegalArgumentException when the method does not fit the type */
    FunctionConverter(Method method, ComponentFunctionType type, Members members, Converters converters) {
        try {
            var java = parameterTypes(method);
            if (type.async()) {
                throw new IllegalArgumentException("asynchronous functions have no place in Java yet");
            }
            if (java.size() != type.parameters().size()) {
                throw new IllegalArgumentException("the numbers of parameters differ");
            }
            for (int i = 0; i < java.size(); i++) {
                parameters.add(converters.of(type.parameters().get(i).type(), java.get(i)));
            }
            outcome = outcome(method, type.result(), members, converters);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "%s does not fit %s of type %s: %s"
                            .formatted(method.toGenericString(), functionName(method), type, e.getMessage()),
                    e);
        }
    }

    private static String functionName(Method method) {
        return method.getAnnotation(WitFunction.class).value();
    }

    private static List<Type> parameterTypes(Method method) {
        var types = new ArrayList<Type>();
        if (functionName(method).startsWith("[method]")) {
            types.add(method.getDeclaringClass());
        }
        types.addAll(Arrays.asList(method.getGenericParameterTypes()));
        return types;
    }

    private static Outcome outcome(Method method, Optional<ValType> result, Members members, Converters converters) {
        var java = method.getGenericReturnType();
        var thrown = Arrays.stream(method.getExceptionTypes())
                .filter(ResultException.class::isAssignableFrom)
                .findFirst();
        if (thrown.isEmpty()) {
            return new Outcome(payload(result, java, converters), Optional.empty());
        }
        if (!(result.orElse(null) instanceof ValType.ResultOf(var ok, var error))) {
            throw new IllegalArgumentException("the component returns no result");
        }
        var failure = new Failure(
                thrown.get(),
                thrown.get() == UnitErrorException.class
                        ? Optional.empty()
                        : Optional.of(members.constructor(thrown.get())),
                error.map(type -> converters.of(type, errorType(thrown.get()))));
        if (failure.constructor().isEmpty() != error.isEmpty()) {
            throw new IllegalArgumentException("the component has " + result.get());
        }
        return new Outcome(payload(ok, java, converters), Optional.of(failure));
    }

    private static Optional<Converter> payload(Optional<ValType> type, Type java, Converters converters) {
        if (type.isEmpty() != (java == void.class)) {
            throw new IllegalArgumentException(
                    "the component returns " + type.map(ValType::toString).orElse("nothing"));
        }
        return type.map(present -> converters.of(present, java));
    }

    private static Type errorType(Class<?> exception) {
        try {
            return exception.getMethod("error").getGenericReturnType();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(exception + " is no exception for the error of a result", e);
        }
    }

    /** What comes back: a payload, or an exception. */
    private record Outcome(Optional<Converter> payload, Optional<Failure> failure) {}

    private record Failure(Class<?> type, Optional<MethodHandle> constructor, Optional<Converter> error) {
        RuntimeException toJava(Optional<Value> value) {
            return constructor.isEmpty()
                    ? new UnitErrorException()
                    : (RuntimeException) Members.call(constructor.get(), (Object)
                            new Object[] {error.orElseThrow().toJava(value.orElseThrow())});
        }
    }

    List<Value> toValues(Object[] arguments) {
        var values = new ArrayList<Value>(arguments.length);
        for (int i = 0; i < arguments.length; i++) {
            values.add(parameters.get(i).toValue(arguments[i]));
        }
        return values;
    }

    Object[] toJava(List<Value> arguments) {
        var objects = new Object[arguments.size()];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = parameters.get(i).toJava(arguments.get(i));
        }
        return objects;
    }

    /** The result of a component's function, null where it has none. */
    @Nullable Object resultToJava(Optional<Value> result) {
        if (outcome.failure().isEmpty()) {
            return payloadToJava(result);
        }
        var value = (Value.ResultOf) result.orElseThrow();
        if (!value.isOk()) {
            throw outcome.failure().get().toJava(value.payload());
        }
        return payloadToJava(value.payload());
    }

    private @Nullable Object payloadToJava(Optional<Value> value) {
        return outcome.payload().isEmpty() ? null : outcome.payload().get().toJava(value.orElseThrow());
    }

    /** The result of a host's method, null where it has none. */
    Optional<Value> resultToValue(@Nullable Object result) {
        Optional<Value> payload = outcome.payload()
                .map(converter ->
                        converter.toValue(java.util.Objects.requireNonNull(result, "a host function returned null")));
        return outcome.failure().isEmpty() ? payload : Optional.of(new Value.ResultOf(true, payload));
    }

    /** The error that a host's method threw; what is no error of this function goes on its way. */
    Optional<Value> errorToValue(ResultException thrown) {
        var failure = outcome.failure()
                .filter(known -> known.type().isInstance(thrown))
                .orElseThrow(() -> thrown);
        Optional<Value> payload = thrown.error() == Unit.UNIT
                ? Optional.empty()
                : failure.error().map(converter -> converter.toValue(thrown.error()));
        return Optional.of(new Value.ResultOf(false, payload));
    }
}
