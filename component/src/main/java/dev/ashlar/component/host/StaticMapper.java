package dev.ashlar.component.host;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_void;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.NumberList;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.Result;
import dev.ashlar.component.ResultException;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.Unit;
import dev.ashlar.component.ValType;
import dev.ashlar.component.abi.Abi;
import dev.ashlar.component.abi.Layout;
import dev.ashlar.component.abi.ScalarKind;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Maps types to the Java types of decision 0205, which it reads off the signature of a method. Types are matched by
 * structure and order: names do not matter, those of Java are the generator's.
 */
final class StaticMapper {
    private static final Map<Class<?>, Class<?>> PRIMITIVES = Map.of(
            Boolean.class, boolean.class,
            Byte.class, byte.class,
            Short.class, short.class,
            Integer.class, int.class,
            Long.class, long.class,
            Float.class, float.class,
            Double.class, double.class);

    private final Abi abi;
    private final MethodHandles.Lookup lookup;
    private final List<ResourceType> resources = new ArrayList<>();
    private final CodeSize codeSize = new CodeSize();
    private final List<Class<?>> resourceClasses = new ArrayList<>();
    private final Map<ValType, Map<Type, Mapping>> known = new IdentityHashMap<>();

    private StaticMapper(Abi abi, MethodHandles.Lookup lookup) {
        this.abi = abi;
        this.lookup = lookup;
    }

    /**
     * @param lookup that may access the records and exceptions in the method's signature
     * @throws IllegalArgumentException when the method does not fit the type
     */
    static Shape map(ComponentFunctionType type, Abi abi, Method method, MethodHandles.Lookup lookup) {
        try {
            return new StaticMapper(abi, lookup).shape(type, method);
        } catch (MismatchException e) {
            throw new IllegalArgumentException(
                    "%s does not fit %s: %s".formatted(method.toGenericString(), type, e.getMessage()), e);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "%s cannot be bound: %s".formatted(method.toGenericString(), e.getMessage()), e);
        }
    }

    private static final class MismatchException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MismatchException(String message) {
            super(message);
        }
    }

    private Shape shape(ComponentFunctionType type, Method method) throws IllegalAccessException {
        List<Mapping> parameters = new ArrayList<>();
        List<ValType> types = type.parameters().stream()
                .map(ComponentFunctionType.Parameter::type)
                .toList();
        Type[] javaTypes = method.getGenericParameterTypes();
        boolean self = types.size() == javaTypes.length + 1 && types.getFirst() instanceof ValType.Borrow;
        if (!self && types.size() != javaTypes.length) {
            throw new MismatchException(
                    "the function has %d parameters, the method %d".formatted(types.size(), javaTypes.length));
        }
        for (int i = 0; i < types.size(); i++) {
            Type javaType = !self ? javaTypes[i] : i == 0 ? method.getDeclaringClass() : javaTypes[i - 1];
            parameters.add(map(types.get(i), javaType));
        }
        var product = new Mapping.Product(parameters, new Mapping.Construction.DynamicTuple(), abi.tuple(types));
        Type returned = method.getGenericReturnType();
        if (type.result().orElse(null) instanceof ValType.ResultOf result && method.getReturnType() != Result.class) {
            Class<?> exception = exception(method);
            Mapping mapping = fallible(result, returned, exception);
            Shape.Failure failure = failure(result, exception, method.getReturnType());
            return new Shape(
                    type,
                    List.copyOf(resources),
                    List.copyOf(resourceClasses),
                    false,
                    product,
                    Optional.of(mapping),
                    Optional.of(failure));
        }
        if (type.result().isPresent() == (returned == void.class)) {
            throw mismatch(type.result().map(ValType::toString).orElse("no result"), returned);
        }
        Optional<Mapping> mapping = type.result().isEmpty()
                ? Optional.empty()
                : Optional.of(map(type.result().get(), returned));
        return new Shape(
                type, List.copyOf(resources), List.copyOf(resourceClasses), false, product, mapping, Optional.empty());
    }

    // ---- results that are exceptions

    private static Class<?> exception(Method method) {
        List<Class<?>> declared = Arrays.stream(method.getExceptionTypes())
                .filter(ResultException.class::isAssignableFrom)
                .toList();
        if (declared.size() != 1) {
            throw new MismatchException("a method for a function of a result declares one ResultException, not "
                    + (declared.isEmpty() ? "none" : declared.toString()));
        }
        return declared.getFirst();
    }

    private Mapping fallible(ValType.ResultOf result, Type returned, Class<?> exception) throws IllegalAccessException {
        Optional<Mapping> ok = Optional.empty();
        if (result.ok().isPresent()) {
            ok = Optional.of(map(result.ok().get(), boxed(returned)));
        } else if (returned != void.class) {
            throw mismatch("no payload", returned);
        }
        Optional<Mapping> error = Optional.empty();
        if (result.error().isPresent()) {
            error = Optional.of(map(result.error().get(), boxed(errorType(exception))));
        }
        return new Mapping.Sum(
                List.of(ok, error), new Mapping.Alternatives.OfResult(false), (Layout.Sum) abi.layout(result));
    }

    private static Type errorType(Class<?> exception) {
        try {
            return exception.getMethod("error").getGenericReturnType();
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private Shape.Failure failure(ValType.ResultOf result, Class<?> exception, Class<?> returned)
            throws IllegalAccessException {
        boolean payload = result.error().isPresent();
        int parameters = payload ? 1 : 0;
        var constructor = Arrays.stream(exception.getConstructors())
                .filter(candidate -> candidate.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow(() -> new MismatchException(
                        "%s has no public constructor of %d parameters".formatted(exception, parameters)));
        MethodHandle handle = lookup.unreflectConstructor(constructor)
                .asType(payload ? MethodType.genericMethodType(1) : MethodType.genericMethodType(0));
        ClassDesc erased =
                returned == void.class ? CD_void : returned.isPrimitive() ? Emit.helper(returned) : CD_Object;
        return new Shape.Failure(exception, handle, payload, erased);
    }

    private static Type boxed(Type type) {
        return type instanceof Class<?> primitive && primitive.isPrimitive()
                ? MethodType.methodType(primitive).wrap().returnType()
                : type;
    }

    // ---- types

    private Mapping map(ValType type, Type java) throws IllegalAccessException {
        Map<Type, Mapping> mappings = known.computeIfAbsent(type, key -> new HashMap<>());
        Mapping mapping = mappings.get(java);
        if (mapping == null) {
            Layout layout = abi.layout(type);
            codeSize.add(type, layout);
            mapping = compute(type, java, layout);
            mappings.put(java, mapping);
        }
        return mapping;
    }

    private Mapping compute(ValType type, Type java, Layout layout) throws IllegalAccessException {
        return switch (type) {
            case ValType.Primitive.STRING -> {
                require(java == String.class, type, java);
                yield new Mapping.Text(false, layout);
            }
            case ValType.Primitive.ERROR_CONTEXT -> throw DynamicMapper.unsupported(type);
            case ValType.Primitive primitive -> scalar(primitive, java, layout);
            case ValType.ListOf list -> list(list, java, layout);
            case ValType.FixedListOf list -> throw DynamicMapper.unsupported(type);
            case ValType.MapOf map -> map(map, java, layout);
            case ValType.RecordOf record ->
                record(
                        record.fields().stream().map(ValType.Field::type).toList(),
                        rawClass(type, java),
                        List.of(),
                        (Layout.Product) layout);
            case ValType.TupleOf tuple -> tuple(tuple, java, (Layout.Product) layout);
            case ValType.VariantOf variant -> variant(variant, rawClass(type, java), (Layout.Sum) layout);
            case ValType.EnumOf names ->
                new Mapping.Names(constants(type, java, names.cases().size()), false, (Layout.Sum) layout);
            case ValType.OptionOf option -> {
                Type payload = arguments(type, java, Optional.class)[0];
                yield new Mapping.Sum(
                        List.of(Optional.empty(), Optional.of(map(option.payload(), payload))),
                        new Mapping.Alternatives.OfOption(false),
                        (Layout.Sum) layout);
            }
            case ValType.ResultOf result -> {
                Type[] payloads = arguments(type, java, Result.class);
                yield new Mapping.Sum(
                        List.of(payload(result.ok(), payloads[0]), payload(result.error(), payloads[1])),
                        new Mapping.Alternatives.OfResult(false),
                        (Layout.Sum) layout);
            }
            case ValType.FlagsOf flags -> {
                Type constant = arguments(type, java, Set.class)[0];
                yield new Mapping.FlagSet(
                        constants(type, constant, flags.names().size()), false, layout);
            }
            case ValType.Own own -> handle(true, own.resource(), type, java, layout);
            case ValType.Borrow borrow -> handle(false, borrow.resource(), type, java, layout);
            case ValType.StreamOf stream -> throw DynamicMapper.unsupported(type);
            case ValType.FutureOf future -> throw DynamicMapper.unsupported(type);
        };
    }

    private static Mapping scalar(ValType.Primitive type, Type java, Layout layout) {
        ScalarKind kind = ScalarKind.valueOf(type.name());
        Class<?> primitive = carrier(kind);
        if (java == primitive) {
            return new Mapping.Scalar(kind, Mapping.Boxing.NONE, layout);
        }
        require(java instanceof Class<?> box && PRIMITIVES.get(box) == primitive, type, java);
        return new Mapping.Scalar(kind, Mapping.Boxing.JAVA, layout);
    }

    private static Class<?> carrier(ScalarKind kind) {
        return switch (kind) {
            case BOOL -> boolean.class;
            case S8 -> byte.class;
            case S16 -> short.class;
            case U8, U16, S32, CHAR -> int.class;
            case U32, S64, U64 -> long.class;
            case F32 -> float.class;
            case F64 -> double.class;
        };
    }

    private Mapping list(ValType.ListOf list, Type java, Layout layout) throws IllegalAccessException {
        if (!NumberList.holds(list.element())) {
            return new Mapping.Sequence(map(list.element(), arguments(list, java, List.class)[0]), false, layout);
        }
        ScalarKind element = ScalarKind.valueOf(((ValType.Primitive) list.element()).name());
        Class<?> array = switch (element) {
            case S8, U8 -> byte[].class;
            case S16, U16 -> short[].class;
            case S32, U32 -> int[].class;
            case S64, U64 -> long[].class;
            case F32 -> float[].class;
            case F64 -> double[].class;
            case BOOL, CHAR -> throw new AssertionError(element);
        };
        Class<?> actual = java instanceof GenericArrayType ? Object[].class : java instanceof Class<?> c ? c : null;
        require(actual == array, list, java);
        return new Mapping.Numbers(element, false, layout);
    }

    private Mapping map(ValType.MapOf map, Type java, Layout layout) throws IllegalAccessException {
        Type[] arguments = arguments(map, java, Map.class);
        Layout.Product pair = abi.tuple(List.of(map.key(), map.value()));
        Mapping product = record(List.of(map.key(), map.value()), Tuple.Of2.class, List.of(arguments), pair);
        return new Mapping.Entries(new Mapping.Sequence(product, false, layout), false);
    }

    private Mapping tuple(ValType.TupleOf tuple, Type java, Layout.Product layout) throws IllegalAccessException {
        boolean fits = java instanceof ParameterizedType parameterized
                && parameterized.getRawType() instanceof Class<?> raw
                && Tuple.class.isAssignableFrom(raw)
                && parameterized.getActualTypeArguments().length
                        == tuple.elements().size();
        require(fits, tuple, java);
        var parameterized = (ParameterizedType) java;
        return record(
                tuple.elements(),
                (Class<?>) parameterized.getRawType(),
                List.of(parameterized.getActualTypeArguments()),
                layout);
    }

    /** @param arguments types of the components, where the record is generic in each of them */
    private Mapping record(List<ValType> fields, Class<?> java, List<Type> arguments, Layout.Product layout)
            throws IllegalAccessException {
        RecordComponent[] components = java.getRecordComponents();
        if (components == null || components.length != fields.size()) {
            throw new MismatchException(
                    "a record of %d components is needed, %s is none".formatted(fields.size(), java.getTypeName()));
        }
        List<Mapping> mappings = new ArrayList<>();
        List<MethodHandle> accessors = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            Type component = arguments.isEmpty() ? components[i].getGenericType() : arguments.get(i);
            mappings.add(map(fields.get(i), component));
            accessors.add(accessor(components[i]));
        }
        return new Mapping.Product(
                mappings, new Mapping.Construction.OfRecord(constructor(java, components), accessors), layout);
    }

    private MethodHandle constructor(Class<?> record, RecordComponent[] components) throws IllegalAccessException {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            MethodHandle handle = lookup.unreflectConstructor(record.getDeclaredConstructor(types));
            return handle.asType(handle.type().erase());
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    private MethodHandle accessor(RecordComponent component) throws IllegalAccessException {
        MethodHandle handle = lookup.unreflect(component.getAccessor());
        return handle.asType(handle.type().erase());
    }

    private Mapping variant(ValType.VariantOf variant, Class<?> java, Layout.Sum layout) throws IllegalAccessException {
        Class<?>[] permitted = java.getPermittedSubclasses();
        if (permitted == null || permitted.length != variant.cases().size()) {
            throw new MismatchException("a sealed interface of %d records is needed, %s is none"
                    .formatted(variant.cases().size(), java.getTypeName()));
        }
        List<Optional<Mapping>> payloads = new ArrayList<>();
        List<MethodHandle> constructors = new ArrayList<>();
        List<Optional<MethodHandle>> accessors = new ArrayList<>();
        for (int i = 0; i < permitted.length; i++) {
            Optional<ValType> payload = variant.cases().get(i).payload();
            RecordComponent[] components = permitted[i].getRecordComponents();
            if (components == null || components.length != (payload.isPresent() ? 1 : 0)) {
                throw new MismatchException("case %s needs a record of %d components, %s is none"
                        .formatted(variant.cases().get(i), payload.isPresent() ? 1 : 0, permitted[i].getTypeName()));
            }
            constructors.add(constructor(permitted[i], components));
            payloads.add(
                    payload.isPresent()
                            ? Optional.of(map(payload.get(), components[0].getGenericType()))
                            : Optional.empty());
            accessors.add(payload.isPresent() ? Optional.of(accessor(components[0])) : Optional.empty());
        }
        return new Mapping.Sum(
                payloads, new Mapping.Alternatives.OfRecords(List.of(permitted), constructors, accessors), layout);
    }

    private Optional<Mapping> payload(Optional<ValType> payload, Type java) throws IllegalAccessException {
        if (payload.isEmpty()) {
            require(java == Unit.class, "no payload", java);
            return Optional.empty();
        }
        return Optional.of(map(payload.get(), java));
    }

    private static List<Object> constants(ValType type, Type java, int count) {
        Object[] constants = rawClass(type, java).getEnumConstants();
        if (constants == null || constants.length != count) {
            throw new MismatchException(
                    "an enum of %d constants is needed, %s is none".formatted(count, java.getTypeName()));
        }
        return List.of(constants);
    }

    private Mapping handle(boolean own, ResourceType resource, ValType type, Type java, Layout layout) {
        Class<?> resourceClass = rawClass(type, java);
        require(!resourceClass.isPrimitive(), type, java);
        int number = DynamicMapper.number(resources, resource);
        if (number == resourceClasses.size()) {
            resourceClasses.add(resourceClass);
        }
        return new Mapping.Handle(own, number, false, layout);
    }

    private static Type[] arguments(ValType type, Type java, Class<?> raw) {
        require(java instanceof ParameterizedType parameterized && parameterized.getRawType() == raw, type, java);
        return ((ParameterizedType) java).getActualTypeArguments();
    }

    private static Class<?> rawClass(ValType type, Type java) {
        require(java instanceof Class<?>, type, java);
        return (Class<?>) java;
    }

    private static void require(boolean fits, Object type, Type java) {
        if (!fits) {
            throw mismatch(type, java);
        }
    }

    private static MismatchException mismatch(Object type, Type java) {
        return new MismatchException("%s is not %s in Java".formatted(type, java.getTypeName()));
    }
}
