package dev.ashlar.wit.syntax;

import dev.ashlar.wit.Annotations;
import dev.ashlar.wit.Gate;
import dev.ashlar.wit.SemanticVersion;
import dev.ashlar.wit.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads what stands in front of an item: documentation, feature gates and {@code @external-id}.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#feature-gate-syntax">WIT:
 *     feature gate syntax</a>
 */
final class AttributeParser {
    private static final List<String> KNOWN = List.of("since", "unstable", "deprecated", "external-id");

    private final TokenStream tokens;

    AttributeParser(TokenStream tokens) {
        this.tokens = tokens;
    }

    /** An item's annotations and where they put the external name, if they do. */
    record Attributes(Annotations annotations, int externalIdOffset) {
        /** The annotations, for an item that cannot have an external name. */
        Annotations withoutExternalId(SourceFile file, String what) {
            if (externalIdOffset >= 0) {
                throw file.error(externalIdOffset, what + " cannot have an `@external-id`", "remove it");
            }
            return annotations;
        }
    }

    Attributes read() {
        return new Reading().read();
    }

    private final class Reading {
        private final List<String> docs = new ArrayList<>();
        private Optional<SemanticVersion> since = Optional.empty();
        private Optional<String> unstable = Optional.empty();
        private Optional<SemanticVersion> deprecated = Optional.empty();
        private Optional<String> externalId = Optional.empty();
        private int externalIdOffset = -1;

        Attributes read() {
            int start = tokens.current().start();
            addDocs();
            while (tokens.current().isSymbol("@")) {
                attribute(tokens.take());
                addDocs();
            }
            if (since.isPresent() && unstable.isPresent()) {
                throw tokens.file().error(start, "an item is either `@since` or `@unstable`, not both", "remove one");
            }
            if (deprecated.isPresent() && since.isEmpty() && unstable.isEmpty()) {
                throw tokens.file()
                        .error(start, "`@deprecated` stands alone", "add the `@since` or `@unstable` of the item");
            }
            var annotations =
                    new Annotations(String.join("\n", docs), new Gate(since, unstable, deprecated), externalId);
            return new Attributes(annotations, externalIdOffset);
        }

        private void addDocs() {
            if (!tokens.current().docs().isEmpty()) {
                docs.add(tokens.current().docs());
            }
        }

        private void attribute(Token at) {
            var word = tokens.current();
            if (word.kind() != Kind.WORD || !KNOWN.contains(word.text())) {
                throw tokens.expectedOneOf("", KNOWN);
            }
            tokens.take();
            tokens.expect("(");
            switch (word.text()) {
                case "since" -> since = once(at, since, version());
                case "deprecated" -> deprecated = once(at, deprecated, version());
                case "unstable" -> unstable = once(at, unstable, feature());
                default -> {
                    externalId = once(at, externalId, string());
                    externalIdOffset = at.start();
                }
            }
            tokens.expect(")");
        }

        private <T> Optional<T> once(Token at, Optional<T> before, T value) {
            if (before.isPresent()) {
                throw tokens.file().error(at.start(), "an attribute can be given once only", "remove one");
            }
            return Optional.of(value);
        }

        private SemanticVersion version() {
            tokens.expectKeyword("version");
            tokens.expect("=");
            return tokens.version();
        }

        private String feature() {
            tokens.expectKeyword("feature");
            tokens.expect("=");
            return tokens.name("the name of a feature").text();
        }

        private String string() {
            if (tokens.current().kind() != Kind.STRING) {
                throw tokens.expected("a string in double quotes");
            }
            return tokens.take().text();
        }
    }
}
