package dev.ashlar.component.bind;

import dev.ashlar.component.NumberList;
import dev.ashlar.component.Result;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.Unit;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes converters, checking that the Java type is the one that the type of the component is mapped to. Fields, cases and
 * flags correspond by position.
 */
final class Converters {
    private final Members members;
    private final ResourceConverters resources;

    Converters(Members members, ResourceConverters resources) {
        this.members = members;
        this.resources = resources;
    }

    /** @throws IllegalArgumentException when the types do not correspond */
    Converter of(ValType type, Type java) {
        return switch (type) {
            case ValType.Primitive primitive -> PrimitiveConverter.of(primitive, java);
            case ValType.ListOf(var element) -> list(type, element, java);
            case ValType.FixedListOf(var element, var length) -> list(type, element, java);
            case ValType.MapOf(var key, var value) -> map(type, key, value, java);
            case ValType.RecordOf record -> record(record, java);
            case ValType.TupleOf tuple -> tuple(tuple, java);
            case ValType.VariantOf variant -> variant(variant, java);
            case ValType.EnumOf e -> enumeration(e, java);
            case ValType.OptionOf(var payload) -> option(type, payload, java);
            case ValType.ResultOf result -> result(result, java);
            case ValType.FlagsOf flags -> flags(flags, java);
            case ValType.Own(var resource) -> resources.converter(resource, raw(type, java));
            case ValType.Borrow(var resource) -> resources.converter(resource, raw(type, java));
            case ValType.StreamOf stream -> throw mismatch(type, java);
            case ValType.FutureOf future -> throw mismatch(type, java);
        };
    }

    /** The same, where there may be no payload: then {@link Unit} stands for it. */
    private Optional<Converter> ofPayload(ValType owner, Optional<ValType> type, Type java) {
        if (type.isEmpty()) {
            require(java == Unit.class, owner, java);
        }
        return type.map(present -> of(present, java));
    }

    private Converter list(ValType list, ValType element, Type java) {
        if (NumberList.holds(element)) {
            var number = PackedNumbers.of((ValType.Primitive) element);
            require(java == number.arrayType(), list, java);
            return number;
        }
        var converter = of(element, arguments(list, java, List.class, 1)[0]);
        return converter(
                value -> {
                    var elements = new ArrayList<Value>();
                    ((List<?>) value).forEach(one -> elements.add(converter.toValue(one)));
                    return new Value.ListOf(elements);
                },
                value -> ((Value.ListOf) value)
                        .elements().stream().map(converter::toJava).toList());
    }

    private Converter map(ValType map, ValType key, ValType value, Type java) {
        var arguments = arguments(map, java, Map.class, 2);
        var keys = of(key, arguments[0]);
        var values = of(value, arguments[1]);
        return converter(
                from -> {
                    var entries = new LinkedHashMap<Value, Value>();
                    ((Map<?, ?>) from).forEach((k, v) -> entries.put(keys.toValue(k), values.toValue(v)));
                    return new Value.MapOf(entries);
                },
                from -> {
                    var entries = new LinkedHashMap<Object, Object>();
                    ((Value.MapOf) from).entries().forEach((k, v) -> entries.put(keys.toJava(k), values.toJava(v)));
                    return Collections.unmodifiableMap(entries);
                });
    }

    private Converter record(ValType.RecordOf record, Type java) {
        var type = raw(record, java);
        require(
                type.isRecord()
                        && type.getRecordComponents().length == record.fields().size(),
                record,
                java);
        var names = record.fields().stream().map(ValType.Field::name).toList();
        var types = record.fields().stream().map(ValType.Field::type).toList();
        var javaTypes = Arrays.stream(type.getRecordComponents())
                .map(component -> component.getGenericType())
                .toList();
        var product = new Product(members.ofRecord(type), converters(types, javaTypes));
        return converter(
                from -> new Value.RecordOf(names, product.toValues(from)),
                from -> product.toJava(((Value.RecordOf) from).values()));
    }

    private Converter tuple(ValType.TupleOf tuple, Type java) {
        int size = tuple.elements().size();
        var type = raw(tuple, java);
        require(Tuple.class.isAssignableFrom(type) && type.getTypeParameters().length == size, tuple, java);
        var javaTypes = List.of(arguments(tuple, java, type, size));
        var product = new Product(members.ofRecord(type), converters(tuple.elements(), javaTypes));
        return converter(
                from -> new Value.TupleOf(product.toValues(from)),
                from -> product.toJava(((Value.TupleOf) from).elements()));
    }

    private List<Converter> converters(List<ValType> types, List<Type> java) {
        var converters = new ArrayList<Converter>();
        for (int i = 0; i < types.size(); i++) {
            converters.add(of(types.get(i), java.get(i)));
        }
        return converters;
    }

    /** What has several parts in order. */
    private record Product(Members.RecordMembers members, List<Converter> parts) {
        List<Value> toValues(Object from) {
            var values = new ArrayList<Value>();
            for (int i = 0; i < parts.size(); i++) {
                values.add(parts.get(i).toValue(members.component(from, i)));
            }
            return values;
        }

        Object toJava(List<Value> values) {
            var components = new Object[parts.size()];
            for (int i = 0; i < components.length; i++) {
                components[i] = parts.get(i).toJava(values.get(i));
            }
            return members.create(components);
        }
    }

    private Converter variant(ValType.VariantOf variant, Type java) {
        var classes =
                Optional.ofNullable(raw(variant, java).getPermittedSubclasses()).orElse(new Class<?>[0]);
        require(classes.length == variant.cases().size(), variant, java);
        Map<Class<?>, VariantCase> byClass = new LinkedHashMap<>();
        Map<String, VariantCase> byName = new LinkedHashMap<>();
        for (int i = 0; i < classes.length; i++) {
            var one = variantCase(variant, variant.cases().get(i), classes[i]);
            byClass.put(classes[i], one);
            byName.put(one.name(), one);
        }
        return converter(from -> found(byClass, from.getClass()).toValue(from), from -> {
            var value = (Value.VariantOf) from;
            return found(byName, value.name()).toJava(value.payload());
        });
    }

    private VariantCase variantCase(ValType.VariantOf variant, ValType.Case one, Class<?> type) {
        var components = type.getRecordComponents();
        require(components != null && components.length == (one.payload().isPresent() ? 1 : 0), variant, type);
        var payload = one.payload().map(present -> of(present, components[0].getGenericType()));
        return new VariantCase(one.name(), members.ofRecord(type), payload);
    }

    private record VariantCase(String name, Members.RecordMembers members, Optional<Converter> payload) {
        Value toValue(Object from) {
            return new Value.VariantOf(name, payload.map(converter -> converter.toValue(members.component(from, 0))));
        }

        Object toJava(Optional<Value> value) {
            return payload.isEmpty()
                    ? members.create()
                    : members.create(payload.get().toJava(value.orElseThrow()));
        }
    }

    private Converter enumeration(ValType.EnumOf type, Type java) {
        var constants = constants(type, type.cases(), java);
        return converter(
                from -> new Value.EnumOf(type.cases().get(((Enum<?>) from).ordinal())),
                from -> found(constants, ((Value.EnumOf) from).name()));
    }

    private Converter flags(ValType.FlagsOf flags, Type java) {
        var constants = constants(flags, flags.names(), arguments(flags, java, Set.class, 1)[0]);
        return converter(
                from -> {
                    var set = new boolean[flags.names().size()];
                    ((Set<?>) from).forEach(flag -> set[((Enum<?>) flag).ordinal()] = true);
                    var names = new LinkedHashSet<String>();
                    for (int i = 0; i < set.length; i++) {
                        if (set[i]) {
                            names.add(flags.names().get(i));
                        }
                    }
                    return new Value.FlagsOf(names);
                },
                from -> {
                    var set = new LinkedHashSet<Object>();
                    ((Value.FlagsOf) from).names().forEach(name -> set.add(found(constants, name)));
                    return Collections.unmodifiableSet(set);
                });
    }

    private static Map<String, Object> constants(ValType type, List<String> names, Type java) {
        var constants = Optional.<Object[]>ofNullable(raw(type, java).getEnumConstants())
                .orElse(new Object[0]);
        require(constants.length == names.size() && constants.length > 0, type, java);
        var byName = new LinkedHashMap<String, Object>();
        for (int i = 0; i < constants.length; i++) {
            byName.put(names.get(i), constants[i]);
        }
        return byName;
    }

    private Converter option(ValType option, ValType payload, Type java) {
        var converter = of(payload, arguments(option, java, Optional.class, 1)[0]);
        return converter(
                from -> new Value.OptionOf(((Optional<?>) from).map(converter::toValue)),
                from -> ((Value.OptionOf) from).payload().map(converter::toJava));
    }

    private Converter result(ValType.ResultOf result, Type java) {
        var arguments = arguments(result, java, Result.class, 2);
        var ok = ofPayload(result, result.ok(), arguments[0]);
        var error = ofPayload(result, result.error(), arguments[1]);
        return converter(
                from -> switch ((Result<?, ?>) from) {
                    case Result.Ok<?, ?>(var value) ->
                        new Value.ResultOf(true, ok.map(converter -> converter.toValue(value)));
                    case Result.Err<?, ?>(var value) ->
                        new Value.ResultOf(false, error.map(converter -> converter.toValue(value)));
                },
                from -> {
                    var value = (Value.ResultOf) from;
                    return value.isOk()
                            ? Result.ok(payload(ok, value.payload()))
                            : Result.err(payload(error, value.payload()));
                });
    }

    private static Object payload(Optional<Converter> converter, Optional<Value> value) {
        return converter.isEmpty() ? Unit.UNIT : converter.get().toJava(value.orElseThrow());
    }

    private static <K, V> V found(Map<K, V> map, K key) {
        return Optional.ofNullable(map.get(key))
                .orElseThrow(() -> new IllegalArgumentException(key + " is not among " + map.keySet()));
    }

    private static Type[] arguments(ValType type, Type java, Class<?> generic, int count) {
        if (java instanceof ParameterizedType parameterized
                && parameterized.getRawType() == generic
                && parameterized.getActualTypeArguments().length == count) {
            return parameterized.getActualTypeArguments();
        }
        throw mismatch(type, java);
    }

    private static Class<?> raw(ValType type, Type java) {
        if (java instanceof Class<?> plain) {
            return plain;
        }
        if (java instanceof ParameterizedType parameterized && parameterized.getRawType() instanceof Class<?> plain) {
            return plain;
        }
        throw mismatch(type, java);
    }

    static void require(boolean fits, ValType type, Type java) {
        if (!fits) {
            throw mismatch(type, java);
        }
    }

    private static IllegalArgumentException mismatch(ValType type, Type java) {
        return new IllegalArgumentException("the component has " + type + " where Java has " + java.getTypeName());
    }

    static Converter converter(Function<Object, Value> toValue, Function<Value, Object> toJava) {
        return new Converter() {
            @Override
            public Value toValue(Object java) {
                return toValue.apply(java);
            }

            @Override
            public Object toJava(Value value) {
                return toJava.apply(value);
            }
        };
    }
}
