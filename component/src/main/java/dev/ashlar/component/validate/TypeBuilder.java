package dev.ashlar.component.validate;

import dev.ashlar.component.ComponentFeature;
import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.InvalidComponentException;
import dev.ashlar.component.ValType;
import dev.ashlar.component.binary.TypeSyntax;
import dev.ashlar.component.binary.ValTypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks types of values and functions. */
final class TypeBuilder {
    private static final int MAX_FLAGS = 32;

    private final Context context;
    private final Scope scope;
    private final int offset;

    TypeBuilder(Context context, Scope scope, int offset) {
        this.context = context;
        this.scope = scope;
        this.offset = offset;
    }

    Def.Value reference(ValTypeRef reference) {
        return switch (reference) {
            case ValTypeRef.Primitive(ValType.Primitive type) -> primitive(type);
            case ValTypeRef.Index(int index) -> scope.valueType(index, offset);
        };
    }

    private Def.@Nullable Value reference(Optional<ValTypeRef> reference) {
        return reference.map(this::reference).orElse(null);
    }

    private Def.Value primitive(ValType.Primitive type) {
        if (type == ValType.Primitive.ERROR_CONTEXT) {
            context.uses(ComponentFeature.ERROR_CONTEXT);
        }
        return context.values.primitive(type);
    }

    Def.Function function(TypeSyntax.Function syntax) {
        if (syntax.async()) {
            context.uses(ComponentFeature.ASYNC);
        }
        labels(syntax.parameters().stream().map(TypeSyntax.Label::name).toList(), "function parameter");
        List<Def.Value> types = new ArrayList<>();
        List<ComponentFunctionType.Parameter> parameters = new ArrayList<>();
        for (TypeSyntax.Label parameter : syntax.parameters()) {
            Def.Value type = reference(parameter.type());
            types.add(type);
            parameters.add(new ComponentFunctionType.Parameter(parameter.name(), type.type));
        }
        Def.Value result = reference(syntax.result());
        if (result != null && result.facts.borrows()) {
            throw invalid("function result cannot contain a `borrow` type");
        }
        return new Def.Function(
                new ComponentFunctionType(syntax.async(), parameters, ValueTypes.type(result)), types, result);
    }

    Def.Value value(TypeSyntax.Value syntax) {
        Def.Value made = unchecked(syntax);
        if (made.facts.bytes() >= ValueFacts.TOO_LARGE) {
            throw invalid("%s type exceeds maximum byte size of 2^28".formatted(made.kind()));
        }
        return made;
    }

    private Def.Value unchecked(TypeSyntax.Value syntax) {
        return switch (syntax) {
            case TypeSyntax.Primitive(ValType.Primitive type) -> primitive(type);
            case TypeSyntax.Record record -> record(record);
            case TypeSyntax.Variant variant -> variant(variant);
            case TypeSyntax.ListOf list -> {
                Def.Value element = reference(list.element());
                yield make(new ValType.ListOf(element.type), List.of(element));
            }
            case TypeSyntax.FixedListOf list -> fixedList(list);
            case TypeSyntax.MapOf map -> map(map);
            case TypeSyntax.Tuple tuple -> {
                nonEmpty(tuple.elements(), "tuple type must have at least one type");
                List<Def.Value> elements =
                        tuple.elements().stream().map(this::reference).toList();
                yield make(
                        new ValType.TupleOf(elements.stream().map(e -> e.type).toList()), elements);
            }
            case TypeSyntax.Flags flags -> flags(flags);
            case TypeSyntax.Enum e -> {
                nonEmpty(e.cases(), "enum type must have at least one variant");
                labels(e.cases(), "enum tag");
                yield make(new ValType.EnumOf(e.cases()), List.of());
            }
            case TypeSyntax.Option option -> {
                Def.Value payload = reference(option.payload());
                yield make(new ValType.OptionOf(payload.type), List.of(payload));
            }
            case TypeSyntax.Result result -> {
                Def.Value ok = reference(result.ok());
                Def.Value error = reference(result.error());
                yield make(new ValType.ResultOf(ValueTypes.type(ok), ValueTypes.type(error)), parts(ok, error));
            }
            case TypeSyntax.Own(int resource) -> {
                Def.Resource def = scope.resource(resource, offset);
                yield context.values.make(new ValType.Own(def.type), List.of(), def);
            }
            case TypeSyntax.Borrow(int resource) -> {
                Def.Resource def = scope.resource(resource, offset);
                yield context.values.make(new ValType.Borrow(def.type), List.of(), def);
            }
            case TypeSyntax.Stream stream -> {
                Def.Value element = transferred(stream.element(), "stream");
                if (element != null && element.type == ValType.Primitive.CHAR) {
                    throw invalid("`stream<char>` is not valid at this time: use `stream<u8>` and an encoding");
                }
                yield make(new ValType.StreamOf(ValueTypes.type(element)), parts(element, null));
            }
            case TypeSyntax.Future future -> {
                Def.Value element = transferred(future.element(), "future");
                yield make(new ValType.FutureOf(ValueTypes.type(element)), parts(element, null));
            }
        };
    }

    private Def.Value make(ValType type, List<Def.Value> parts) {
        return context.values.make(type, parts, null);
    }

    private static List<Def.Value> parts(Def.@Nullable Value first, Def.@Nullable Value second) {
        List<Def.Value> parts = new ArrayList<>(2);
        if (first != null) {
            parts.add(first);
        }
        if (second != null) {
            parts.add(second);
        }
        return List.copyOf(parts);
    }

    private Def.Value record(TypeSyntax.Record syntax) {
        nonEmpty(syntax.fields(), "record type must have at least one field");
        labels(syntax.fields().stream().map(TypeSyntax.Label::name).toList(), "record field");
        List<Def.Value> types = new ArrayList<>();
        List<ValType.Field> fields = new ArrayList<>();
        for (TypeSyntax.Label field : syntax.fields()) {
            Def.Value type = reference(field.type());
            types.add(type);
            fields.add(new ValType.Field(field.name(), type.type));
        }
        return make(new ValType.RecordOf(fields), List.copyOf(types));
    }

    private Def.Value variant(TypeSyntax.Variant syntax) {
        nonEmpty(syntax.cases(), "variant type must have at least one case");
        labels(syntax.cases().stream().map(TypeSyntax.Case::name).toList(), "variant case");
        List<Def.Value> types = new ArrayList<>();
        List<ValType.Case> cases = new ArrayList<>();
        for (TypeSyntax.Case c : syntax.cases()) {
            Def.Value payload = reference(c.payload());
            if (payload != null) {
                types.add(payload);
            }
            cases.add(new ValType.Case(c.name(), ValueTypes.type(payload)));
        }
        return make(new ValType.VariantOf(cases), List.copyOf(types));
    }

    private Def.Value fixedList(TypeSyntax.FixedListOf syntax) {
        context.uses(ComponentFeature.FIXED_LENGTH_LISTS);
        if (syntax.length() == 0) {
            throw invalid("fixed-length lists must have more than zero elements");
        }
        Def.Value element = reference(syntax.element());
        return make(new ValType.FixedListOf(element.type, syntax.length()), List.of(element));
    }

    private Def.Value map(TypeSyntax.MapOf syntax) {
        context.uses(ComponentFeature.MAP);
        Def.Value key = reference(syntax.key());
        if (!(key.type instanceof ValType.Primitive primitive)
                || primitive == ValType.Primitive.F32
                || primitive == ValType.Primitive.F64
                || primitive == ValType.Primitive.ERROR_CONTEXT) {
            throw invalid("`%s` is no type for the keys of a map".formatted(key.kind()));
        }
        Def.Value value = reference(syntax.value());
        return make(new ValType.MapOf(key.type, value.type), List.of(key, value));
    }

    private Def.Value flags(TypeSyntax.Flags syntax) {
        nonEmpty(syntax.names(), "flags must have at least one entry");
        if (syntax.names().size() > MAX_FLAGS) {
            throw invalid("cannot have more than %d flags".formatted(MAX_FLAGS));
        }
        labels(syntax.names(), "flag");
        return make(new ValType.FlagsOf(syntax.names()), List.of());
    }

    private Def.@Nullable Value transferred(Optional<ValTypeRef> syntax, String what) {
        context.uses(ComponentFeature.ASYNC);
        Def.Value element = reference(syntax);
        if (element != null && element.facts.borrows()) {
            throw invalid("a %s cannot transfer a `borrow` type".formatted(what));
        }
        return element;
    }

    private void nonEmpty(List<?> list, String otherwise) {
        if (list.isEmpty()) {
            throw invalid(otherwise);
        }
    }

    /** Labels have to be in kebab case and different but for case. */
    private void labels(List<String> labels, String what) {
        Map<String, String> taken = new HashMap<>();
        for (String label : labels) {
            if (label.isEmpty()) {
                throw invalid(what + " name cannot be empty");
            }
            if (!ParsedName.isKebab(label)) {
                throw invalid("%s name `%s` is not in kebab case".formatted(what, label));
            }
            String previous = taken.putIfAbsent(ParsedName.lower(label), label);
            if (previous != null) {
                throw invalid("%s name `%s` conflicts with previous %s name `%s`"
                        .formatted(what, label, what.substring(what.indexOf(' ') + 1), previous));
            }
        }
    }

    private InvalidComponentException invalid(String reason) {
        return new InvalidComponentException(offset, reason);
    }
}
