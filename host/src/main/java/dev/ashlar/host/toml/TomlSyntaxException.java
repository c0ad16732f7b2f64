package dev.ashlar.host.toml;

import dev.ashlar.host.diagnostics.Span;
import java.util.Optional;

/** Ends the reading of one line; the reader reports it and goes on behind. */
final class TomlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Span span;
    private final transient Optional<String> fix;

    TomlSyntaxException(Span span, String message, Optional<String> fix) {
        super(message, null, false, false);
        this.span = span;
        this.fix = fix;
    }

    TomlSyntaxException(Span span, String message) {
        this(span, message, Optional.empty());
    }

    TomlSyntaxException(Span span, String message, String fix) {
        this(span, message, Optional.of(fix));
    }

    Span span() {
        return span;
    }

    Optional<String> fix() {
        return fix;
    }
}
