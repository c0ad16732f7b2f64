package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Position;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.diagnostics.SourceText;
import dev.ashlar.host.diagnostics.Span;
import java.util.Map;
import java.util.Optional;

/**
 * Where in the manifest everything stands, by paths such as {@code component.auth.limits.memory} and
 * {@code trigger.http[0].route}, so that who fails later can name the line.
 */
public final class Origins {
    private final SourceText source;
    private final Map<String, Span> spans;

    public Origins(SourceText source, Map<String, Span> spans) {
        this.source = source;
        this.spans = Map.copyOf(spans);
    }

    /** Where a path stands, or what is next above it: a limit that is a default stands where its component does. */
    public Position position(String path) {
        return source.position(span(path).start());
    }

    /** Whether the manifest says something there. */
    public boolean has(String path) {
        return spans.containsKey(path);
    }

    /** An error at a path. */
    public Problem problem(String path, String message, String fix) {
        return new Problem(Problem.Severity.ERROR, source, span(path), message, Optional.of(fix));
    }

    /** Something at a path that the application works with all the same. */
    public Problem warning(String path, String message, String fix) {
        return new Problem(Problem.Severity.WARNING, source, span(path), message, Optional.of(fix));
    }

    private Span span(String path) {
        for (String at = path; !at.isEmpty(); at = Paths.parent(at)) {
            Span span = spans.get(at);
            if (span != null) {
                return span;
            }
        }
        return new Span(0, 0);
    }
}
