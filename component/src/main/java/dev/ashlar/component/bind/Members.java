package dev.ashlar.component.bind;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constructors, accessors and methods of generated classes, as handles on objects. */
final class Members {
    private final Lookup lookup;

    Members(Lookup lookup) {
        this.lookup = lookup;
    }

    /** A record's constructor and accessors. */
    record RecordMembers(MethodHandle constructor, List<MethodHandle> accessors) {
        Object create(Object... components) {
            return call(constructor, new Object[] {components});
        }

        Object component(Object record, int index) {
            return call(accessors.get(index), record);
        }
    }

    RecordMembers ofRecord(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var types = Arrays.stream(components).map(c -> c.getType()).toArray(Class<?>[]::new);
            var accessors = new ArrayList<MethodHandle>();
            for (var component : components) {
                accessors.add(lookup.unreflect(component.getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class)));
            }
            return new RecordMembers(
                    spread(lookup.unreflectConstructor(type.getDeclaredConstructor(types))), accessors);
        } catch (ReflectiveOperationException e) {
            throw inaccessible(type, e);
        }
    }

    /** An exception's constructor, from the array of its arguments. */
    MethodHandle constructor(Class<?> type) {
        try {
            return spread(lookup.unreflectConstructor(type.getConstructors()[0]));
        } catch (IllegalAccessException e) {
            throw inaccessible(type, e);
        }
    }

    /** A method, from the array of the receiver and its arguments. */
    MethodHandle method(Method method) {
        try {
            return spread(lookup.unreflect(method));
        } catch (IllegalAccessException e) {
            throw inaccessible(method.getDeclaringClass(), e);
        }
    }

    private static MethodHandle spread(MethodHandle handle) {
        return handle.asFixedArity()
                .asSpreader(Object[].class, handle.type().parameterCount())
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    private IllegalArgumentException inaccessible(Class<?> type, ReflectiveOperationException cause) {
        return new IllegalArgumentException(
                type + " is not one that " + lookup + " sees; pass the lookup of a class beside it", cause);
    }

    /** Calls a handle on objects; throws what it throws, as it is. */
    static Object call(MethodHandle handle, @Nullable Object... arguments) {
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable thrown) {
            throw Members.<RuntimeException>sneak(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> X sneak(Throwable thrown) throws X {
        throw (X) thrown;
    }
}
