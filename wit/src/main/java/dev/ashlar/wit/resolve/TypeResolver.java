package dev.ashlar.wit.resolve;

import dev.ashlar.wit.Scope;
import dev.ashlar.wit.Type;
import dev.ashlar.wit.TypeDefinition;
import dev.ashlar.wit.TypeKind;
import dev.ashlar.wit.TypeName;
import dev.ashlar.wit.resolve.TypeFacts.Fact;
import dev.ashlar.wit.syntax.Ast;
import dev.ashlar.wit.syntax.Ast.Member;
import dev.ashlar.wit.syntax.Ast.TypeBody;
import dev.ashlar.wit.syntax.Ast.TypeExpression;
import dev.ashlar.wit.syntax.SourceFile;
import dev.ashlar.wit.syntax.Suggestions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;

/**
 * Resolves the types of one scope.
 *
 * <p>They may be declared in any order, so each is resolved when it is first needed, and the result lists what a type
 * needs before it.
 */
final class TypeResolver {
    /** How deep types may be nested, all names replaced by what they stand for. */
    static final int MAX_HEIGHT = 100;

    private static final int MAX_FLAGS = 32;

    private final TypeFacts facts;
    private final SourceFile file;
    private final Scope scope;
    private final Function<String, Optional<String>> closedGates;
    private final Map<String, Ast.TypeDeclaration> declarations = new HashMap<>();
    private final SequencedMap<String, TypeDefinition> resolved = new LinkedHashMap<>();
    private final Set<String> inProgress = new HashSet<>();

    /** @param closedGates how to open the gate that a type of this name is behind, if it is */
    TypeResolver(TypeFacts facts, SourceFile file, Scope scope, Function<String, Optional<String>> closedGates) {
        this.closedGates = closedGates;
        this.facts = facts;
        this.file = file;
        this.scope = scope;
    }

    /** A resolved type and what to know about it. */
    record Resolved(Type type, Fact fact) {}

    private record Body(TypeKind kind, Fact fact) {}

    /** Makes a declaration known; it is resolved later. */
    void declare(Ast.TypeDeclaration declaration) {
        declarations.put(declaration.name().text(), declaration);
    }

    /** Adds a type that needs no resolving. */
    void add(TypeDefinition definition, Fact fact) {
        resolved.put(definition.name(), definition);
        facts.put(new TypeName(scope, definition.name()), fact);
    }

    /** Resolves a type declared before, and what it needs. */
    void resolve(Ast.TypeDeclaration declaration) {
        if (!resolved.containsKey(declaration.name().text())) {
            resolveNew(declaration, 1);
        }
    }

    /** All types so far, those that others need first; resources without their functions. */
    List<TypeDefinition> types() {
        return List.copyOf(resolved.values());
    }

    /** A type as it is used. */
    Resolved type(TypeExpression expression) {
        return type(expression, 1);
    }

    private void resolveNew(Ast.TypeDeclaration declaration, int depth) {
        var name = declaration.name();
        if (!inProgress.add(name.text())) {
            throw file.error(
                    name.offset(),
                    "the type " + SourceFile.quote(name.text()) + " contains itself",
                    "types cannot be recursive; refer to a resource, or to an index into a list");
        }
        var body = switch (declaration.body()) {
            case TypeBody.Record(var fields) -> recordOf(fields, name, depth);
            case TypeBody.Variant(var cases) -> variantOf(cases, name, depth);
            case TypeBody.Enum(var cases) -> enumOf(cases, name);
            case TypeBody.Flags(var flags) -> flagsOf(flags, name);
            case TypeBody.Resource resource -> new Body(new TypeKind.Resource(List.of()), Fact.RESOURCE);
            case TypeBody.Alias(var target) -> alias(target, depth);
        };
        inProgress.remove(name.text());
        checkHeight(body.fact().height(), name);
        add(new TypeDefinition(name.text(), body.kind(), declaration.annotations()), body.fact());
    }

    private Body recordOf(List<Member> members, Ast.Name name, int depth) {
        checkNames(members, name);
        var fields = new ArrayList<TypeKind.Field>();
        var fact = Fact.LEAF;
        for (var member : members) {
            var type = type(member.type().orElseThrow(), depth + 1);
            fact = fact.and(type.fact().above());
            fields.add(new TypeKind.Field(member.name().text(), type.type(), member.annotations()));
        }
        return new Body(new TypeKind.RecordOf(fields), fact);
    }

    private Body variantOf(List<Member> members, Ast.Name name, int depth) {
        checkNames(members, name);
        var cases = new ArrayList<TypeKind.Case>();
        var fact = Fact.LEAF;
        for (var member : members) {
            var payload = member.type().map(expression -> type(expression, depth + 1));
            fact = payload.map(Resolved::fact).map(Fact::above).map(fact::and).orElse(fact);
            cases.add(new TypeKind.Case(member.name().text(), payload.map(Resolved::type), member.annotations()));
        }
        return new Body(new TypeKind.VariantOf(cases), fact);
    }

    private Body enumOf(List<Member> members, Ast.Name name) {
        checkNames(members, name);
        var cases = members.stream()
                .map(member -> new TypeKind.EnumCase(member.name().text(), member.annotations()))
                .toList();
        return new Body(new TypeKind.EnumOf(cases), Fact.LEAF);
    }

    private Body flagsOf(List<Member> members, Ast.Name name) {
        checkNames(members, name);
        if (members.size() > MAX_FLAGS) {
            throw file.error(
                    name.offset(),
                    SourceFile.quote(name.text()) + " has " + members.size() + " flags, and " + MAX_FLAGS
                            + " are the most",
                    "split it in two");
        }
        var flags = members.stream()
                .map(member -> new TypeKind.Flag(member.name().text(), member.annotations()))
                .toList();
        return new Body(new TypeKind.FlagsOf(flags), Fact.LEAF);
    }

    private Body alias(TypeExpression target, int depth) {
        var type = type(target, depth + 1);
        boolean resource = type.type() instanceof Type.Own;
        return new Body(
                new TypeKind.Alias(type.type()),
                resource ? Fact.RESOURCE : type.fact().above());
    }

    private void checkNames(List<Member> members, Ast.Name type) {
        var names = new NameTable(SourceFile.quote(type.text()));
        members.forEach(member -> names.declare(member.name(), file));
    }

    private Resolved type(TypeExpression expression, int depth) {
        return switch (expression) {
            case TypeExpression.Primitive(var type) -> new Resolved(type, Fact.LEAF);
            case TypeExpression.ListOf(var element) -> {
                var inner = type(element, depth + 1);
                yield new Resolved(new Type.ListOf(inner.type()), inner.fact().above());
            }
            case TypeExpression.FixedListOf(var element, var length) -> {
                var inner = type(element, depth + 1);
                yield new Resolved(
                        new Type.FixedListOf(inner.type(), length), inner.fact().above());
            }
            case TypeExpression.MapOf(var key, var value) -> {
                var inner = type(value, depth + 1);
                yield new Resolved(
                        new Type.MapOf(key, inner.type()), inner.fact().above());
            }
            case TypeExpression.TupleOf(var elements) -> {
                var inner = elements.stream()
                        .map(element -> type(element, depth + 1))
                        .toList();
                var fact = inner.stream().map(Resolved::fact).reduce(Fact.LEAF, Fact::and);
                yield new Resolved(
                        new Type.TupleOf(inner.stream().map(Resolved::type).toList()), fact.above());
            }
            case TypeExpression.OptionOf(var payload) -> {
                var inner = type(payload, depth + 1);
                yield new Resolved(new Type.OptionOf(inner.type()), inner.fact().above());
            }
            case TypeExpression.ResultOf(var ok, var error) -> {
                var okType = ok.map(inner -> type(inner, depth + 1));
                var errorType = error.map(inner -> type(inner, depth + 1));
                yield new Resolved(
                        new Type.ResultOf(okType.map(Resolved::type), errorType.map(Resolved::type)),
                        fact(okType).and(fact(errorType)).above());
            }
            case TypeExpression.StreamOf(var element) -> {
                var inner = element.map(of -> type(of, depth + 1));
                yield new Resolved(
                        new Type.StreamOf(inner.map(Resolved::type)),
                        fact(inner).above());
            }
            case TypeExpression.FutureOf(var element) -> {
                var inner = element.map(of -> type(of, depth + 1));
                yield new Resolved(
                        new Type.FutureOf(inner.map(Resolved::type)),
                        fact(inner).above());
            }
            case TypeExpression.Own(var name) -> new Resolved(new Type.Own(resource(name, depth)), Fact.LEAF);
            case TypeExpression.Borrow(var name) ->
                new Resolved(new Type.Borrow(resource(name, depth)), new Fact(false, 1, true));
            case TypeExpression.Reference(var name) -> reference(name, depth);
            case TypeExpression.ErrorContext(var name) ->
                isDeclared(name) ? reference(name, depth) : new Resolved(Type.Primitive.ERROR_CONTEXT, Fact.LEAF);
        };
    }

    private static Fact fact(Optional<Resolved> type) {
        return type.map(Resolved::fact).orElse(Fact.LEAF);
    }

    private Resolved reference(Ast.Name name, int depth) {
        var referred = referTo(name, depth);
        var fact = facts.get(referred);
        return fact.resource()
                ? new Resolved(new Type.Own(referred), Fact.LEAF)
                : new Resolved(new Type.Named(referred), fact);
    }

    private TypeName resource(Ast.Name name, int depth) {
        var referred = referTo(name, depth);
        if (!facts.get(referred).resource()) {
            throw file.error(
                    name.offset(),
                    SourceFile.quote(name.text()) + " is no resource, and only resources have handles",
                    "write its mere name");
        }
        return referred;
    }

    private TypeName referTo(Ast.Name name, int depth) {
        if (!isDeclared(name)) {
            throw unknown(name);
        }
        if (!resolved.containsKey(name.text())) {
            checkHeight(depth, name);
            resolveNew(Optional.ofNullable(declarations.get(name.text())).orElseThrow(), depth + 1);
        }
        return new TypeName(scope, name.text());
    }

    private boolean isDeclared(Ast.Name name) {
        return resolved.containsKey(name.text()) || declarations.containsKey(name.text());
    }

    private RuntimeException unknown(Ast.Name name) {
        var gate = closedGates.apply(name.text());
        if (gate.isPresent()) {
            return file.error(
                    name.offset(), SourceFile.quote(name.text()) + " is behind a feature gate that is closed", gate);
        }
        var candidates = new HashSet<>(declarations.keySet());
        candidates.addAll(resolved.keySet());
        candidates.addAll(
                List.of("bool", "char", "string", "list", "option", "result", "tuple", "future", "stream", "map"));
        return file.error(
                name.offset(),
                "there is no type " + SourceFile.quote(name.text()) + " in " + scope,
                Suggestions.didYouMean(name.text(), candidates)
                        .or(() -> Optional.of("types of other interfaces are taken with `use`")));
    }

    private void checkHeight(int height, Ast.Name name) {
        if (height > MAX_HEIGHT) {
            throw file.error(
                    name.offset(),
                    "the type " + SourceFile.quote(name.text()) + " is nested more than " + MAX_HEIGHT + " levels deep",
                    "make it flatter");
        }
    }
}
