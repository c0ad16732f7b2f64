package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.wasi.EgressRule;
import java.util.Optional;

/** Rules for outgoing connections, in which variables may stand. */
public final class EgressSyntax {
    private EgressSyntax() {}

    /** A rule. If it names no variable, it is checked; fails with an {@link InvalidTextException}. */
    public static Template parse(String text) {
        var template = Template.parse(text);
        if (template.variables().isEmpty()) {
            rule(text, template.resolve(name -> name));
        }
        return template;
    }

    /** The rule that a text is; fails with an {@link InvalidTextException}. */
    static EgressRule rule(String written, String text) {
        try {
            return EgressRule.parse(text);
        } catch (IllegalArgumentException e) {
            String reason = String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
            throw new InvalidTextException(
                    "not a rule for connections: " + reason,
                    Optional.of(
                            "write scheme, host and port, as in \"https://api.example.com\" or \"tcp://*.example.com:587\""),
                    0,
                    written.length());
        }
    }
}
