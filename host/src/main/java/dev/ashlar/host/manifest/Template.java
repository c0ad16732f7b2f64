package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A text with the names of variables in it: {@code https://{{ host }}/v1}. Two braces that are meant as such are written
 * four times: <code>{{{{</code>.
 */
public record Template(List<Part> parts) {
    private static final int MAX_NAME_LENGTH = 63;
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final Pattern NAME = Pattern.compile(Variable.NAME);

    public Template {
        parts = List.copyOf(parts);
    }

    /** A piece of a template. */
    public sealed interface Part {}

    /** Text that stays as it is. */
    public record Literal(String text) implements Part {}

    /**
     * The value of a variable.
     *
     * @param start offset of the braces in the template's text
     * @param end offset behind them
     */
    public record Reference(String name, int start, int end) implements Part {}

    /** A template that names no variable. */
    public static Template literal(String text) {
        return new Template(text.isEmpty() ? List.of() : List.of(new Literal(text)));
    }

    /** Fails with an {@link InvalidTextException}. */
    public static Template parse(String text) {
        var parts = new ArrayList<Part>();
        var literal = new StringBuilder();
        int offset = 0;
        for (int open = text.indexOf(OPEN); open >= 0; open = text.indexOf(OPEN, offset)) {
            literal.append(text, offset, open);
            if (text.startsWith(OPEN + OPEN, open)) {
                literal.append(OPEN);
                offset = open + 4;
                continue;
            }
            addLiteral(parts, literal);
            var reference = reference(text, open);
            parts.add(reference);
            offset = reference.end();
        }
        literal.append(text, offset, text.length());
        addLiteral(parts, literal);
        return new Template(parts);
    }

    private static void addLiteral(List<Part> parts, StringBuilder literal) {
        if (!literal.isEmpty()) {
            parts.add(new Literal(literal.toString()));
            literal.setLength(0);
        }
    }

    private static Reference reference(String text, int open) {
        int close = text.indexOf(CLOSE, open);
        if (close < 0) {
            String fix = "close it with }}, or write {{{{ for two braces";
            throw new InvalidTextException("{{ is not closed", Optional.of(fix), open, text.length());
        }
        int end = close + CLOSE.length();
        String name = text.substring(open + OPEN.length(), close).strip();
        if (name.length() > MAX_NAME_LENGTH || !NAME.matcher(name).matches()) {
            String fix = "write the name of a variable, as in {{ api_host }}";
            throw new InvalidTextException("not the name of a variable", Optional.of(fix), open, end);
        }
        return new Reference(name, open, end);
    }

    /** The variables that are named. */
    public Set<String> variables() {
        var names = new LinkedHashSet<String>();
        references().forEach(reference -> names.add(reference.name()));
        return names;
    }

    public List<Reference> references() {
        return parts.stream()
                .filter(Reference.class::isInstance)
                .map(Reference.class::cast)
                .toList();
    }

    /** The text with the values of the variables in their places. */
    public String resolve(Function<String, String> values) {
        var text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Literal literal -> literal.text();
                        case Reference reference -> values.apply(reference.name());
                    });
        }
        return text.toString();
    }

    /** As in the manifest. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Literal literal -> literal.text().replace(OPEN, OPEN + OPEN);
                        case Reference reference -> OPEN + " " + reference.name() + " " + CLOSE;
                    });
        }
        return text.toString();
    }
}
