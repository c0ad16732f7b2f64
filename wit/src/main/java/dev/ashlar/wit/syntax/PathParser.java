package dev.ashlar.wit.syntax;

import dev.ashlar.wit.PackageName;
import dev.ashlar.wit.SemanticVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads names of packages and paths to interfaces, as in {@code wasi:io/streams@0.2.12}. */
final class PathParser {
    private static final int MAX_SEGMENTS = 100;

    private final TokenStream tokens;

    PathParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    PackageName packageName() {
        var namespaces = new ArrayList<String>();
        var name = tokens.name("the name of a package");
        while (tokens.takeIf(":")) {
            namespaces.add(segment(name, namespaces));
            name = tokens.name("the name of a package");
        }
        if (namespaces.isEmpty()) {
            throw tokens.file()
                    .error(
                            name.offset(),
                            SourceFile.quote(name.text()) + " has no namespace",
                            "packages are named as in " + SourceFile.quote("my-company:" + name.text()));
        }
        var names = new ArrayList<String>();
        names.add(segment(name, names));
        while (tokens.takeIf("/")) {
            var nested = tokens.name("the name of a package");
            names.add(segment(nested, names));
        }
        return new PackageName(String.join(":", namespaces), String.join("/", names), version());
    }

    Ast.UsePath usePath() {
        return usePath(tokens.name("the name of an interface or world"));
    }

    /** The path that starts with a name already taken. */
    Ast.UsePath usePath(Ast.Name first) {
        if (!tokens.takeIf(":")) {
            return new Ast.UsePath(Optional.empty(), first);
        }
        return qualified(first);
    }

    /** The path that starts with a namespace already taken, and its colon. */
    Ast.UsePath qualified(Ast.Name namespace) {
        var namespaces = new ArrayList<>(List.of(namespace.text()));
        var last = tokens.name("the name of a package");
        while (tokens.takeIf(":")) {
            namespaces.add(segment(last, namespaces));
            last = tokens.name("the name of a package");
        }
        if (!tokens.current().isSymbol("/")) {
            throw tokens.file()
                    .error(
                            namespace.offset(),
                            "a package is named here, not an interface of it",
                            "add `/` and the name of the interface");
        }
        var names = new ArrayList<String>();
        while (tokens.takeIf("/")) {
            names.add(segment(last, names));
            last = tokens.name("the name of an interface or world");
        }
        var packageName = new PackageName(String.join(":", namespaces), String.join("/", names), version());
        return new Ast.UsePath(Optional.of(packageName), new Ast.Name(last.text(), namespace.offset()));
    }

    private String segment(Ast.Name name, List<String> before) {
        if (before.size() == MAX_SEGMENTS) {
            throw tokens.file()
                    .error(name.offset(), "names of packages have at most " + MAX_SEGMENTS + " parts of a kind");
        }
        return name.text();
    }

    private Optional<SemanticVersion> version() {
        return tokens.takeIf("@") ? Optional.of(tokens.version()) : Optional.empty();
    }
}
