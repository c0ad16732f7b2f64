package dev.ashlar.wit.syntax;

import dev.ashlar.wit.WitException;
import dev.ashlar.wit.syntax.Ast.TopLevelItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a file.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#top-level-items">WIT: top-level
 *     items</a>
 */
public final class FileParser {
    private final TokenStream tokens;
    private final PathParser paths;
    private final AttributeParser attributes;
    private final ItemParser items;
    private Optional<Ast.PackageDeclaration> declaration = Optional.empty();
    private final List<TopLevelItem> topLevel = new ArrayList<>();
    private final List<Ast.NestedPackage> nested = new ArrayList<>();

    private FileParser(SourceFile file) {
        this.tokens = new TokenStream(file);
        this.paths = new PathParser(tokens);
        this.attributes = new AttributeParser(tokens);
        this.items = new ItemParser(tokens, paths, attributes);
    }

    /** @throws WitException where the text breaks the grammar */
    public static Ast.File parse(SourceFile file) {
        return new FileParser(file).parse();
    }

    private Ast.File parse() {
        while (!tokens.atEnd()) {
            if (tokens.current().isKeyword("package")) {
                packageDeclaration();
            } else {
                topLevel.add(topLevelItem());
            }
        }
        return new Ast.File(tokens.file(), declaration, List.copyOf(topLevel), List.copyOf(nested));
    }

    private void packageDeclaration() {
        var keyword = tokens.take();
        var declared = new Ast.PackageDeclaration(paths.packageName(), keyword.docs(), keyword.start());
        if (tokens.takeIf("{")) {
            nested.add(new Ast.NestedPackage(declared, nestedItems()));
            return;
        }
        if (!tokens.takeIf(";")) {
            throw tokens.expected("`;` or `{`");
        }
        if (declaration.isPresent() || !topLevel.isEmpty() || !nested.isEmpty()) {
            throw tokens.file()
                    .error(
                            keyword.start(),
                            "the package of a file is declared once, at its top",
                            "move it there, or write the package as `package … { … }`");
        }
        declaration = Optional.of(declared);
    }

    private List<TopLevelItem> nestedItems() {
        var within = new ArrayList<TopLevelItem>();
        while (!tokens.takeIf("}")) {
            within.add(topLevelItem());
        }
        return List.copyOf(within);
    }

    private TopLevelItem topLevelItem() {
        var read = attributes.read();
        var annotations = read.withoutExternalId(tokens.file(), "an item of a package");
        if (tokens.takeIfKeyword("use")) {
            return topLevelUse();
        }
        if (tokens.takeIfKeyword("interface")) {
            var name = tokens.name("the name of an interface");
            return new TopLevelItem.Interface(name, items.interfaceBody(), annotations);
        }
        if (tokens.takeIfKeyword("world")) {
            var name = tokens.name("the name of a world");
            return new TopLevelItem.World(name, items.worldBody(), annotations);
        }
        throw tokens.expectedOneOf("", List.of("interface", "world", "use", "package"));
    }

    private TopLevelItem topLevelUse() {
        var path = paths.usePath();
        var as = tokens.takeIfKeyword("as") ? tokens.name("a name for the interface") : path.name();
        tokens.expect(";");
        return new TopLevelItem.Use(path, as);
    }
}
