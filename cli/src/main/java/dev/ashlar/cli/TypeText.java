package dev.ashlar.cli;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.DefinedType;
import dev.ashlar.component.ResourceType;
import dev.ashlar.component.ValType;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Types of components as WIT writes them. What has a name in scope is shown by it; what is too long is cut, since types
 * share their parts and would be endless if all of them were written out.
 */
final class TypeText {
    private static final int MAX_LENGTH = 400;
    private static final String CUT = "…";

    /** By identity: the types of a component that are equal are one object. */
    private final Map<ValType, String> names = new IdentityHashMap<>();

    private final Map<ResourceType, String> resources = new IdentityHashMap<>();

    /** The names that a scope gives to types; those of a scope around it stay known. */
    TypeText within(Map<String, ComponentExternType> scope) {
        var inner = new TypeText();
        inner.names.putAll(names);
        inner.resources.putAll(resources);
        scope.forEach((name, type) -> inner.name(name, type));
        return inner;
    }

    private void name(String name, ComponentExternType type) {
        switch (type) {
            case ComponentExternType.Resource(ResourceType resource) -> resources.put(resource, name);
            case ComponentExternType.Type(DefinedType.Resource(ResourceType resource)) -> resources.put(resource, name);
            case ComponentExternType.Type(DefinedType.Value(ValType value))
            when !(value instanceof ValType.Primitive) -> names.put(value, name);
            default -> {}
        }
    }

    String of(ComponentFunctionType function) {
        var text = new Text();
        text.function(function);
        return text.toString();
    }

    /** The definition of a type, its own name aside. */
    String definition(ValType type) {
        var text = new Text();
        text.structure(type);
        return text.toString();
    }

    String name(ResourceType resource) {
        return resources.getOrDefault(resource, resource.name());
    }

    private final class Text {
        private final StringBuilder text = new StringBuilder();

        void function(ComponentFunctionType function) {
            text.append(function.async() ? "async func(" : "func(");
            each(function.parameters(), parameter -> {
                text.append(parameter.name()).append(": ");
                type(parameter.type());
            });
            text.append(')');
            function.result().ifPresent(result -> {
                text.append(" -> ");
                type(result);
            });
        }

        private void type(ValType type) {
            if (text.length() > MAX_LENGTH) {
                if (!text.toString().endsWith(CUT)) {
                    text.append(CUT);
                }
                return;
            }
            var name = names.get(type);
            if (name != null) {
                text.append(name);
            } else {
                structure(type);
            }
        }

        private void structure(ValType type) {
            switch (type) {
                case ValType.Primitive primitive -> text.append(primitive);
                case ValType.ListOf list -> of("list", list.element());
                case ValType.FixedListOf list -> {
                    text.append("list<");
                    type(list.element());
                    text.append(", ")
                            .append(Integer.toUnsignedString(list.length()))
                            .append('>');
                }
                case ValType.MapOf map -> of("map", map.key(), map.value());
                case ValType.OptionOf option -> of("option", option.payload());
                case ValType.TupleOf tuple -> of("tuple", tuple.elements().toArray(ValType[]::new));
                case ValType.ResultOf result -> result(result);
                case ValType.StreamOf stream -> optional("stream", stream.element());
                case ValType.FutureOf future -> optional("future", future.element());
                case ValType.Own(ResourceType resource) -> text.append(name(resource));
                case ValType.Borrow(ResourceType resource) ->
                    text.append("borrow<").append(name(resource)).append('>');
                case ValType.RecordOf record ->
                    braces("record", record.fields(), field -> {
                        text.append(field.name()).append(": ");
                        type(field.type());
                    });
                case ValType.VariantOf variant ->
                    braces("variant", variant.cases(), one -> {
                        text.append(one.name());
                        one.payload().ifPresent(payload -> {
                            text.append('(');
                            type(payload);
                            text.append(')');
                        });
                    });
                case ValType.EnumOf names -> braces("enum", names.cases(), text::append);
                case ValType.FlagsOf names -> braces("flags", names.names(), text::append);
            }
        }

        private void of(String constructor, ValType... arguments) {
            text.append(constructor).append('<');
            each(List.of(arguments), this::type);
            text.append('>');
        }

        private void optional(String constructor, Optional<ValType> argument) {
            argument.ifPresentOrElse(type -> of(constructor, type), () -> text.append(constructor));
        }

        private void result(ValType.ResultOf result) {
            text.append("result");
            if (result.ok().isEmpty() && result.error().isEmpty()) {
                return;
            }
            text.append('<');
            result.ok().ifPresentOrElse(this::type, () -> text.append('_'));
            result.error().ifPresent(error -> {
                text.append(", ");
                type(error);
            });
            text.append('>');
        }

        private <T> void braces(String keyword, List<T> items, Consumer<T> write) {
            text.append(keyword).append(" { ");
            each(items, write);
            text.append(" }");
        }

        private <T> void each(List<T> items, Consumer<T> write) {
            for (Iterator<T> all = items.iterator(); all.hasNext() && text.length() <= MAX_LENGTH; ) {
                write.accept(all.next());
                if (all.hasNext()) {
                    text.append(text.length() > MAX_LENGTH ? CUT : ", ");
                }
            }
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
