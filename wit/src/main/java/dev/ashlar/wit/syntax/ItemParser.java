package dev.ashlar.wit.syntax;

import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.Direction;
import dev.ashlar.wit.FunctionKind;
import dev.ashlar.wit.syntax.Ast.ExternType;
import dev.ashlar.wit.syntax.Ast.InterfaceItem;
import dev.ashlar.wit.syntax.Ast.Member;
import dev.ashlar.wit.syntax.Ast.TypeBody;
import dev.ashlar.wit.syntax.Ast.WorldItem;
import dev.ashlar.wit.syntax.AttributeParser.Attributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Reads what interfaces and worlds consist of.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#item-interface">WIT: item
 *     interface</a>
 */
final class ItemParser {
    private static final Set<String> TYPE_KEYWORDS = Set.of("type", "record", "variant", "enum", "flags", "resource");
    private static final Set<String> INTERFACE_KEYWORDS = with(TYPE_KEYWORDS, "use");
    private static final Set<String> WORLD_KEYWORDS = with(TYPE_KEYWORDS, "use", "import", "export", "include");
    private static final Set<String> FUNCTION_KEYWORDS = Set.of("func", "async");

    private final TokenStream tokens;
    private final PathParser paths;
    private final AttributeParser attributes;
    private final TypeParser types;

    ItemParser(TokenStream tokens, PathParser paths, AttributeParser attributes) {
        this.tokens = tokens;
        this.paths = paths;
        this.attributes = attributes;
        this.types = new TypeParser(tokens);
    }

    List<InterfaceItem> interfaceBody() {
        return body(this::interfaceItem);
    }

    List<WorldItem> worldBody() {
        return body(this::worldItem);
    }

    private <T> List<T> body(Function<Attributes, T> item) {
        tokens.expect("{");
        var items = new ArrayList<T>();
        while (!tokens.current().isSymbol("}")) {
            items.add(item.apply(attributes.read()));
        }
        tokens.take();
        return List.copyOf(items);
    }

    private InterfaceItem interfaceItem(Attributes read) {
        var keyword = tokens.current();
        if (tokens.takeIfKeyword("use")) {
            return new InterfaceItem.Use(useTypes(read.withoutExternalId(tokens.file(), "a `use`")));
        }
        if (isTypeKeyword(keyword)) {
            return new InterfaceItem.TypeItem(typeDeclaration(read.annotations()));
        }
        if (keyword.kind() == Token.Kind.WORD && Labels.KEYWORDS.contains(keyword.text())) {
            throw tokens.expectedOneOf("the name of a function", INTERFACE_KEYWORDS);
        }
        var name = tokens.name("an item of an interface or `}`");
        if (!tokens.current().isSymbol(":")) {
            throw afterName(name, keyword, INTERFACE_KEYWORDS);
        }
        tokens.take();
        var function = function(name, new FunctionKind.Free(), read.annotations());
        tokens.expect(";");
        return new InterfaceItem.FunctionItem(function);
    }

    private WorldItem worldItem(Attributes read) {
        var keyword = tokens.current();
        if (tokens.takeIfKeyword("import")) {
            return extern(Direction.IMPORT, read);
        }
        if (tokens.takeIfKeyword("export")) {
            return extern(Direction.EXPORT, read);
        }
        if (tokens.takeIfKeyword("use")) {
            return new WorldItem.Use(useTypes(read.withoutExternalId(tokens.file(), "a `use`")));
        }
        if (tokens.takeIfKeyword("include")) {
            return include(read.withoutExternalId(tokens.file(), "an `include`"));
        }
        if (isTypeKeyword(keyword)) {
            return new WorldItem.TypeItem(typeDeclaration(read.withoutExternalId(tokens.file(), "a type of a world")));
        }
        throw tokens.expectedOneOf("`}`", WORLD_KEYWORDS);
    }

    private WorldItem extern(Direction direction, Attributes read) {
        var name = tokens.name("the name of an interface or function");
        if (!tokens.current().isSymbol(":")) {
            return extern(direction, paths.usePath(name), read);
        }
        var colon = tokens.take();
        var next = tokens.current();
        boolean isPath = next.start() == colon.end() && tokens.file().text().charAt(colon.start() - 1) > ' ';
        if (tokens.takeIfKeyword("interface")) {
            return new WorldItem.NamedExtern(
                    direction, name, new ExternType.OfInterface(interfaceBody()), read.annotations());
        }
        if (next.isKeyword("func") || next.isKeyword("async")) {
            var type = new ExternType.OfFunction(function(name, new FunctionKind.Free(), read.annotations()));
            tokens.expect(";");
            return new WorldItem.NamedExtern(direction, name, type, read.annotations());
        }
        if (isPath) {
            return extern(direction, paths.qualified(name), read);
        }
        if (next.kind() == Token.Kind.WORD && Labels.KEYWORDS.contains(next.text())) {
            throw tokens.expectedOneOf("the name of an interface", Set.of("func", "async", "interface"));
        }
        var type = new ExternType.OfPath(paths.usePath());
        tokens.expect(";");
        return new WorldItem.NamedExtern(direction, name, type, read.annotations());
    }

    private WorldItem extern(Direction direction, Ast.UsePath path, Attributes read) {
        var annotations = read.withoutExternalId(tokens.file(), "an interface under its own name");
        tokens.expect(";");
        return new WorldItem.Extern(direction, path, annotations);
    }

    private WorldItem include(Annotations annotations) {
        var path = paths.usePath();
        if (!tokens.takeIfKeyword("with")) {
            tokens.expect(";");
            return new WorldItem.Include(path, List.of(), annotations);
        }
        tokens.expect("{");
        var with = tokens.nonEmptyList("}", "renaming", () -> {
            var from = tokens.name("the name of an import or export");
            tokens.expectKeyword("as");
            return new Ast.Renaming(from, tokens.name("a new name"));
        });
        tokens.takeIf(";");
        return new WorldItem.Include(path, with, annotations);
    }

    private Ast.UseTypes useTypes(Annotations annotations) {
        var path = paths.usePath();
        tokens.expect(".");
        tokens.expect("{");
        var names = tokens.nonEmptyList("}", "type", () -> {
            var from = tokens.name("the name of a type");
            return new Ast.Renaming(from, tokens.takeIfKeyword("as") ? tokens.name("a new name") : from);
        });
        tokens.expect(";");
        return new Ast.UseTypes(path, names, annotations);
    }

    private Ast.TypeDeclaration typeDeclaration(Annotations annotations) {
        var keyword = tokens.take().text();
        var name = tokens.name("the name of a type");
        var body = switch (keyword) {
            case "type" -> alias();
            case "record" -> new TypeBody.Record(members("field", this::field));
            case "variant" -> new TypeBody.Variant(members("case", this::variantCase));
            case "enum" -> new TypeBody.Enum(members("case", this::plainMember));
            case "flags" -> new TypeBody.Flags(members("flag", this::plainMember));
            case "resource" -> resource(name);
            default -> throw new IllegalArgumentException(keyword);
        };
        return new Ast.TypeDeclaration(name, body, annotations);
    }

    private TypeBody alias() {
        tokens.expect("=");
        var target = types.type();
        tokens.expect(";");
        return new TypeBody.Alias(target);
    }

    private List<Member> members(String what, Function<Annotations, Member> member) {
        tokens.expect("{");
        return tokens.nonEmptyList("}", what, () -> member.apply(docs()));
    }

    /** Documentation of the token in view: fields, cases and flags have no attributes. */
    private Annotations docs() {
        var docs = tokens.current().docs();
        return docs.isEmpty()
                ? Annotations.NONE
                : new Annotations(docs, Annotations.NONE.gate(), Annotations.NONE.externalId());
    }

    private Member field(Annotations annotations) {
        var name = tokens.name("the name of a field");
        tokens.expect(":");
        return new Member(name, Optional.of(types.type()), annotations);
    }

    private Member variantCase(Annotations annotations) {
        var name = tokens.name("the name of a case");
        if (!tokens.takeIf("(")) {
            return new Member(name, Optional.empty(), annotations);
        }
        var payload = types.type();
        tokens.expect(")");
        return new Member(name, Optional.of(payload), annotations);
    }

    private Member plainMember(Annotations annotations) {
        return new Member(tokens.name("a name"), Optional.empty(), annotations);
    }

    private TypeBody resource(Ast.Name resource) {
        if (tokens.takeIf(";")) {
            return new TypeBody.Resource(List.of());
        }
        return new TypeBody.Resource(body(read -> resourceFunction(resource, read.annotations())));
    }

    private Ast.Function resourceFunction(Ast.Name resource, Annotations annotations) {
        var token = tokens.current();
        Ast.Function function;
        if (tokens.takeIfKeyword("constructor")) {
            var name = new Ast.Name(resource.text(), token.start());
            function = signature(name, new FunctionKind.Constructor(resource.text()), false, annotations);
        } else {
            var name = tokens.name("the name of a method, `constructor` or `}`");
            tokens.expect(":");
            var kind = tokens.takeIfKeyword("static")
                    ? new FunctionKind.Static(resource.text())
                    : new FunctionKind.Method(resource.text());
            function = function(name, kind, annotations);
        }
        tokens.expect(";");
        return function;
    }

    private Ast.Function function(Ast.Name name, FunctionKind kind, Annotations annotations) {
        boolean async = tokens.takeIfKeyword("async");
        if (!tokens.current().isKeyword("func")) {
            throw tokens.expectedOneOf("", FUNCTION_KEYWORDS);
        }
        tokens.take();
        return signature(name, kind, async, annotations);
    }

    private Ast.Function signature(Ast.Name name, FunctionKind kind, boolean async, Annotations annotations) {
        tokens.expect("(");
        var parameters = tokens.list(")", () -> {
            var parameter = tokens.name("the name of a parameter");
            tokens.expect(":");
            return new Ast.Parameter(parameter, types.type());
        });
        Optional<Ast.TypeExpression> result = tokens.takeIf("->") ? Optional.of(types.type()) : Optional.empty();
        return new Ast.Function(name, kind, async, parameters, result, annotations);
    }

    /** After a name at the start of an item comes a colon; where it does not, the name may be a misspelt keyword. */
    private RuntimeException afterName(Ast.Name name, Token written, Set<String> keywords) {
        var fix = Suggestions.didYouMean(name.text(), keywords);
        return fix.isPresent()
                ? tokens.file()
                        .error(name.offset(), "an item cannot start with " + written.described(), fix.orElseThrow())
                : tokens.expected("`:`");
    }

    private static boolean isTypeKeyword(Token token) {
        return token.kind() == Token.Kind.WORD && TYPE_KEYWORDS.contains(token.text());
    }

    private static Set<String> with(Set<String> some, String... more) {
        var all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
