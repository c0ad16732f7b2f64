package dev.ashlar.wit.syntax;

import dev.ashlar.wit.SemanticVersion;
import dev.ashlar.wit.WitException;
import dev.ashlar.wit.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tokens with one of them in view, and what all parsers of WIT need to take them. */
final class TokenStream {
    private final SourceFile file;
    private final Lexer lexer;
    private Token current;

    TokenStream(SourceFile file) {
        this.file = file;
        this.lexer = new Lexer(file);
        this.current = lexer.next();
    }

    SourceFile file() {
        return file;
    }

    Token current() {
        return current;
    }

    boolean atEnd() {
        return current.kind() == Kind.END;
    }

    Token take() {
        var taken = current;
        current = lexer.next();
        return taken;
    }

    boolean takeIf(String symbol) {
        boolean is = current.isSymbol(symbol);
        if (is) {
            take();
        }
        return is;
    }

    boolean takeIfKeyword(String keyword) {
        boolean is = current.isKeyword(keyword);
        if (is) {
            take();
        }
        return is;
    }

    Token expect(String symbol) {
        if (!current.isSymbol(symbol)) {
            throw expected(SourceFile.quote(symbol));
        }
        return take();
    }

    void expectKeyword(String keyword) {
        if (!current.isKeyword(keyword)) {
            throw expectedOneOf("", List.of(keyword));
        }
        take();
    }

    /** A name, which a bare keyword is not. */
    Ast.Name name(String what) {
        if (current.kind() == Kind.WORD && Labels.KEYWORDS.contains(current.text())) {
            throw file.error(
                    current.start(),
                    "expected " + what + ", found " + current.described(),
                    "write " + SourceFile.quote("%" + current.text()) + " to use it as a name");
        }
        if (current.kind() != Kind.WORD && current.kind() != Kind.ESCAPED_NAME) {
            throw expected(what);
        }
        var token = take();
        return new Ast.Name(token.text(), token.start());
    }

    SemanticVersion version() {
        if (current.kind() != Kind.INTEGER) {
            throw file.error(
                    current.start(),
                    "expected a version, found " + current.described(),
                    "versions are written as in 0.2.12 or 1.0.0-rc.1");
        }
        var version = lexer.version(current.start());
        current = lexer.next();
        return version;
    }

    /** Elements between the token before and a closing symbol; a comma may follow the last. */
    <T> List<T> list(String close, Supplier<T> element) {
        var elements = new ArrayList<T>();
        while (!current.isSymbol(close)) {
            elements.add(element.get());
            if (!takeIf(",")) {
                if (!current.isSymbol(close)) {
                    throw expected("`,` or " + SourceFile.quote(close));
                }
                break;
            }
        }
        take();
        return List.copyOf(elements);
    }

    <T> List<T> nonEmptyList(String close, String element, Supplier<T> reader) {
        if (current.isSymbol(close)) {
            throw expected("at least one " + element);
        }
        return list(close, reader);
    }

    WitException expected(String what) {
        return file.error(current.start(), "expected " + what + ", found " + current.described());
    }

    /** Expected a keyword: guesses which one was meant. */
    WitException expectedOneOf(String beside, Collection<String> keywords) {
        var all = keywords.stream().sorted().map(SourceFile::quote).toList();
        var what = String.join(", ", all) + (beside.isEmpty() ? "" : " or " + beside);
        var fix = current.kind() == Kind.WORD
                ? Suggestions.didYouMean(current.text(), keywords)
                : Optional.<String>empty();
        return file.error(current.start(), "expected " + what + ", found " + current.described(), fix);
    }
}
