package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A type as validation sees it. Unlike the public types these have identity: whether an exported function may mention a
 * record depends on which definition of it is meant, not on what the record looks like, and each import or export of a
 * type makes a new one ({@link #renamed}). Types form a graph without cycles in which parts are shared, so whatever is
 * asked of all parts is computed once, when a type is made.
 */
sealed interface Def {
    int MAX_SIZE = 1_000_000;
    int MAX_DEPTH = 100;

    /** Number of types in it if nothing were shared, itself included. */
    int size();

    /** How deep types are nested in it. */
    int depth();

    /** Whether it mentions a resource. */
    boolean resources();

    /** The same under another identity. */
    Def renamed();

    /** What it is, for messages. */
    String kind();

    /** A resource, under one of its names. */
    final class Resource implements Def {
        final ResourceType type;

        Resource(ResourceType type) {
            this.type = type;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int depth() {
            return 1;
        }

        @Override
        public boolean resources() {
            return true;
        }

        @Override
        public Resource renamed() {
            return new Resource(type);
        }

        @Override
        public String kind() {
            return "resource";
        }
    }

    /** A type of values. Made by {@link ValueTypes}. */
    final class Value implements Def {
        /** Equal types of one component are the same object. */
        final ValType type;

        /** The types in it in order, absent payloads left out. */
        final List<Value> parts;

        /** Of a handle. */
        final @Nullable Resource resource;

        final ValueFacts facts;

        Value(ValType type, List<Value> parts, @Nullable Resource resource, ValueFacts facts) {
            this.type = type;
            this.parts = parts;
            this.resource = resource;
            this.facts = facts;
        }

        /** Whether it may only be imported or exported under a name. */
        boolean needsName() {
            return type instanceof ValType.RecordOf
                    || type instanceof ValType.VariantOf
                    || type instanceof ValType.EnumOf
                    || type instanceof ValType.FlagsOf;
        }

        @Override
        public int size() {
            return facts.size();
        }

        @Override
        public int depth() {
            return facts.depth();
        }

        @Override
        public boolean resources() {
            return facts.resources();
        }

        @Override
        public Value renamed() {
            return new Value(type, parts, resource, facts);
        }

        @Override
        public String kind() {
            return ValueTypes.kind(type);
        }
    }

    /** A type of functions. */
    final class Function implements Def {
        final ComponentFunctionType type;
        final List<Value> parameters;
        final @Nullable Value result;
        private final Extent extent;

        Function(ComponentFunctionType type, List<Value> parameters, @Nullable Value result) {
            this(type, parameters, result, new Extent());
            parameters.forEach(extent::add);
            if (result != null) {
                extent.add(result);
            }
        }

        private Function(ComponentFunctionType type, List<Value> parameters, @Nullable Value result, Extent extent) {
            this.type = type;
            this.parameters = parameters;
            this.result = result;
            this.extent = extent;
        }

        @Override
        public int size() {
            return extent.size();
        }

        @Override
        public int depth() {
            return extent.depth();
        }

        @Override
        public boolean resources() {
            return extent.resources();
        }

        @Override
        public Function renamed() {
            return new Function(type, parameters, result, extent);
        }

        @Override
        public String kind() {
            return "func type";
        }
    }

    /** A type of instances, or of one instance. */
    final class Instance implements Def {
        final Map<String, Entity> exports;

        /** The resources that the type introduces; empty for an instance that exists. */
        final Set<ResourceType> fresh;

        private final Extent extent;

        Instance(Map<String, Entity> exports, Set<ResourceType> fresh) {
            this(exports, fresh, new Extent());
            exports.values().forEach(extent::add);
        }

        private Instance(Map<String, Entity> exports, Set<ResourceType> fresh, Extent extent) {
            this.exports = exports;
            this.fresh = fresh;
            this.extent = extent;
        }

        @Override
        public int size() {
            return extent.size();
        }

        @Override
        public int depth() {
            return extent.depth();
        }

        @Override
        public boolean resources() {
            return extent.resources();
        }

        @Override
        public Instance renamed() {
            return new Instance(exports, fresh, extent);
        }

        @Override
        public String kind() {
            return "instance type";
        }
    }

    /** A type of components, or of one component. */
    final class Component implements Def {
        final Map<String, Entity> imports;
        final Map<String, Entity> exports;

        /** The resources that the imports introduce. */
        final Set<ResourceType> imported;

        /** The resources that the exports introduce. */
        final Set<ResourceType> defined;

        private final Extent extent;

        Component(
                Map<String, Entity> imports,
                Map<String, Entity> exports,
                Set<ResourceType> imported,
                Set<ResourceType> defined) {
            this(imports, exports, imported, defined, new Extent());
            imports.values().forEach(extent::add);
            exports.values().forEach(extent::add);
        }

        private Component(
                Map<String, Entity> imports,
                Map<String, Entity> exports,
                Set<ResourceType> imported,
                Set<ResourceType> defined,
                Extent extent) {
            this.imports = imports;
            this.exports = exports;
            this.imported = imported;
            this.defined = defined;
            this.extent = extent;
        }

        @Override
        public int size() {
            return extent.size();
        }

        @Override
        public int depth() {
            return extent.depth();
        }

        @Override
        public boolean resources() {
            return extent.resources();
        }

        @Override
        public Component renamed() {
            return new Component(imports, exports, imported, defined, extent);
        }

        @Override
        public String kind() {
            return "component type";
        }
    }
}
