package dev.ashlar.component.binary;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ComponentInstanceType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes types into an index space of types: that of a component, or of an instance type inside.
 *
 * <p>The types of the API are resolved, those of the binary refer to each other by index. So each is written once per
 * scope, parts first. Resources are themselves and have to be reached: through an alias of the export of an instance that
 * introduced one, or through an outer alias where that instance is further out. The same goes for records, variants,
 * enums and flags that an instance further out exports under a name, since validation wants those to have a name wherever
 * an import mentions them.
 */
public abstract class TypeScope {
    private final @Nullable TypeScope outer;
    private final Map<ResourceType, Integer> resources = new IdentityHashMap<>();
    private final Set<ResourceType> introduced = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Map<ValType, Integer> values = new HashMap<>();
    private final Map<ComponentFunctionType, Integer> functions = new HashMap<>();
    private final Map<ResourceType, Origin> resourceOrigins = new IdentityHashMap<>();
    private final Map<ValType, Origin> valueOrigins = new HashMap<>();

    /** The export of an instance of this scope, or of an instance in it. */
    private record Origin(int instance, List<String> path) {}

    private TypeScope(@Nullable TypeScope outer) {
        this.outer = outer;
    }

    /** The scope of a component. */
    public static TypeScope of(ComponentEncoder component) {
        return new Root(component);
    }

    abstract int define(byte[] definition);

    abstract int aliasExport(Sort sort, int instance, String name);

    abstract int aliasOuter(int index);

    // ---- what is known by index

    /** From now on instance {@code index} is where the resources and named types that it exports come from. */
    public final void instance(int index, ComponentInstanceType type) {
        instance(index, List.of(), type);
    }

    private void instance(int index, List<String> path, ComponentInstanceType type) {
        type.exports().forEach((name, export) -> {
            List<String> inner = new ArrayList<>(path);
            inner.add(name);
            Origin origin = new Origin(index, inner);
            switch (export) {
                case ComponentExternType.Resource(ResourceType resource) ->
                    resourceOrigins.putIfAbsent(resource, origin);
                case ComponentExternType.Type(DefinedType.Value(ValType value))
                when isNominal(value) -> valueOrigins.putIfAbsent(value, origin);
                case ComponentExternType.Instance(ComponentInstanceType nested) -> instance(index, inner, nested);
                default -> {}
            }
        });
    }

    /** From now on type {@code index} stands for what {@code type} introduces or names. */
    public final void type(int index, ComponentExternType type) {
        switch (type) {
            case ComponentExternType.Resource(ResourceType resource) -> {
                resources.put(resource, index);
                introduced.add(resource);
            }
            case ComponentExternType.Type(DefinedType.Resource(ResourceType resource)) -> alias(resource, index);
            case ComponentExternType.Type(DefinedType.Value(ValType value)) -> values.put(value, index);
            default -> {}
        }
    }

    /** Methods belong to the name under which a resource is introduced, not to others that it has in the same place. */
    private void alias(ResourceType resource, int index) {
        if (!introduced.contains(resource)) {
            resources.put(resource, index);
        }
    }

    /**
     * The type of an import or export, encoded; what it mentions is defined in this scope before.
     *
     * @throws IllegalArgumentException for types of core modules and components, which no composition passes on
     */
    public final byte[] extern(ComponentExternType type) {
        ByteSink out = new ByteSink();
        switch (type) {
            case ComponentExternType.Function(ComponentFunctionType function) ->
                out.u8(1).u32(function(function));
            case ComponentExternType.Type(DefinedType defined) ->
                out.u8(3).u8(0).u32(defined(defined));
            case ComponentExternType.Resource resource -> out.u8(3).u8(1);
            case ComponentExternType.Instance(ComponentInstanceType instance) ->
                out.u8(5).u32(instanceType(instance));
            case ComponentExternType.CoreModule module -> throw notEncoded("core modules");
            case ComponentExternType.Component component -> throw notEncoded("components");
        }
        return out.toByteArray();
    }

    private static IllegalArgumentException notEncoded(String what) {
        return new IllegalArgumentException("imports and exports of " + what + " are not encoded; plug them instead");
    }

    private int defined(DefinedType type) {
        return switch (type) {
            case DefinedType.Value(ValType value) -> value(value);
            case DefinedType.Function(ComponentFunctionType function) -> function(function);
            case DefinedType.Resource(ResourceType resource) -> resource(resource);
            case DefinedType.Instance(ComponentInstanceType instance) -> instanceType(instance);
            case DefinedType.Component component -> throw notEncoded("components");
        };
    }

    private int instanceType(ComponentInstanceType type) {
        Nested nested = new Nested(this);
        type.exports().forEach(nested::export);
        return define(new ByteSink()
                .u8(0x42)
                .u32(nested.items)
                .bytes(nested.out.toByteArray())
                .toByteArray());
    }

    private int resource(ResourceType type) {
        Integer known = resources.get(type);
        if (known != null) {
            return known;
        }
        Origin origin = resourceOrigins.get(type);
        int index;
        if (origin != null) {
            index = alias(origin);
        } else if (outer != null) {
            index = aliasOuter(outer.resource(type));
        } else {
            throw new NoSuchElementException(type.name());
        }
        resources.put(type, index);
        return index;
    }

    private int alias(Origin origin) {
        int instance = origin.instance;
        for (String name : origin.path.subList(0, origin.path.size() - 1)) {
            instance = aliasExport(Sort.INSTANCE, instance, name);
        }
        return aliasExport(Sort.TYPE, instance, origin.path.getLast());
    }

    // ---- functions and values

    private int function(ComponentFunctionType type) {
        Integer known = functions.get(type);
        if (known != null) {
            return known;
        }
        ByteSink out = new ByteSink()
                .u8(type.async() ? 0x43 : 0x40)
                .u32(type.parameters().size());
        for (ComponentFunctionType.Parameter parameter : type.parameters()) {
            reference(out.name(parameter.name()), parameter.type());
        }
        if (type.result().isPresent()) {
            reference(out.u8(0), type.result().get());
        } else {
            out.u8(1).u8(0);
        }
        int index = define(out.toByteArray());
        functions.put(type, index);
        return index;
    }

    private ByteSink reference(ByteSink out, ValType type) {
        return type instanceof ValType.Primitive primitive ? out.u8(code(primitive)) : out.typeIndex(value(type));
    }

    private ByteSink optional(ByteSink out, Optional<ValType> type) {
        return type.isPresent() ? reference(out.u8(1), type.get()) : out.u8(0);
    }

    private int value(ValType type) {
        Integer known = values.get(type);
        if (known != null) {
            return known;
        }
        Integer named = isNominal(type) ? named(type) : null;
        int index = named != null ? named : define(encoded(type));
        values.put(type, index);
        return index;
    }

    /** A type that has a name here or further out. */
    private @Nullable Integer named(ValType type) {
        Integer known = values.get(type);
        if (known != null) {
            return known;
        }
        Origin origin = valueOrigins.get(type);
        if (origin != null) {
            int index = alias(origin);
            values.put(type, index);
            return index;
        }
        Integer further = outer == null ? null : outer.named(type);
        return further == null ? null : aliasOuter(further);
    }

    private static boolean isNominal(ValType type) {
        return type instanceof ValType.RecordOf
                || type instanceof ValType.VariantOf
                || type instanceof ValType.EnumOf
                || type instanceof ValType.FlagsOf;
    }

    private byte[] encoded(ValType type) {
        ByteSink out = new ByteSink();
        switch (type) {
            case ValType.Primitive primitive -> out.u8(code(primitive));
            case ValType.ListOf(ValType element) -> reference(out.u8(0x70), element);
            case ValType.FixedListOf(ValType element, int length) ->
                reference(out.u8(0x67), element).u32(length);
            case ValType.MapOf(ValType key, ValType element) -> reference(reference(out.u8(0x63), key), element);
            case ValType.RecordOf(List<ValType.Field> fields) -> {
                out.u8(0x72).u32(fields.size());
                fields.forEach(field -> reference(out.name(field.name()), field.type()));
            }
            case ValType.TupleOf(List<ValType> elements) -> {
                out.u8(0x6F).u32(elements.size());
                elements.forEach(element -> reference(out, element));
            }
            case ValType.VariantOf(List<ValType.Case> cases) -> {
                out.u8(0x71).u32(cases.size());
                cases.forEach(
                        one -> optional(out.name(one.name()), one.payload()).u8(0));
            }
            case ValType.EnumOf(List<String> cases) -> names(out.u8(0x6D), cases);
            case ValType.OptionOf(ValType payload) -> reference(out.u8(0x6B), payload);
            case ValType.ResultOf(Optional<ValType> ok, Optional<ValType> error) ->
                optional(optional(out.u8(0x6A), ok), error);
            case ValType.FlagsOf(List<String> names) -> names(out.u8(0x6E), names);
            case ValType.Own(ResourceType resource) -> out.u8(0x69).u32(resource(resource));
            case ValType.Borrow(ResourceType resource) -> out.u8(0x68).u32(resource(resource));
            case ValType.StreamOf(Optional<ValType> element) -> optional(out.u8(0x66), element);
            case ValType.FutureOf(Optional<ValType> element) -> optional(out.u8(0x65), element);
        }
        return out.toByteArray();
    }

    private static void names(ByteSink out, List<String> names) {
        out.u32(names.size());
        names.forEach(out::name);
    }

    private static int code(ValType.Primitive type) {
        return switch (type) {
            case BOOL -> 0x7F;
            case S8 -> 0x7E;
            case U8 -> 0x7D;
            case S16 -> 0x7C;
            case U16 -> 0x7B;
            case S32 -> 0x7A;
            case U32 -> 0x79;
            case S64 -> 0x78;
            case U64 -> 0x77;
            case F32 -> 0x76;
            case F64 -> 0x75;
            case CHAR -> 0x74;
            case STRING -> 0x73;
            case ERROR_CONTEXT -> 0x64;
        };
    }

    private static final class Root extends TypeScope {
        private final ComponentEncoder component;

        private Root(ComponentEncoder component) {
            super(null);
            this.component = component;
        }

        @Override
        int define(byte[] definition) {
            return component.type(definition);
        }

        @Override
        int aliasExport(Sort sort, int instance, String name) {
            return component.exportAlias(sort, instance, name);
        }

        @Override
        int aliasOuter(int index) {
            throw new AssertionError("nothing is further out");
        }
    }

    /** An instance type that is being written. */
    private static final class Nested extends TypeScope {
        private static final int DEFINE = 1;
        private static final int ALIAS = 2;
        private static final int EXPORT = 4;

        private final ByteSink out = new ByteSink();
        private int items;
        private int types;
        private int instances;

        private Nested(TypeScope outer) {
            super(outer);
        }

        private void export(String name, ComponentExternType type) {
            byte[] encoded = extern(type);
            ComponentEncoder.externName(item(EXPORT), name).bytes(encoded);
            switch (type) {
                case ComponentExternType.Type t -> type(types++, t);
                case ComponentExternType.Resource r -> type(types++, r);
                case ComponentExternType.Instance(ComponentInstanceType instance) -> instance(instances++, instance);
                default -> {}
            }
        }

        @Override
        int define(byte[] definition) {
            item(DEFINE).bytes(definition);
            return types++;
        }

        @Override
        int aliasExport(Sort sort, int instance, String name) {
            ComponentEncoder.exportAlias(item(ALIAS), sort, instance, name);
            return sort == Sort.INSTANCE ? instances++ : types++;
        }

        @Override
        int aliasOuter(int index) {
            item(ALIAS).u8(3).u8(2).u32(1).u32(index);
            return types++;
        }

        private ByteSink item(int kind) {
            items++;
            return out.u8(kind);
        }
    }
}
