package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Position;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.diagnostics.SourceText;
import dev.ashlar.host.diagnostics.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Where in the manifest everything stands, by paths such as {@code component.auth.limits.memory} and
 * {@code trigger.http[0].route}, so that who fails later can name the line.
 */
public final class Origins {
    private final SourceText source;
    private final Map<String, Span> spans;
    /** What comes from other manifests, by what its paths begin with. */
    private final Map<String, Elsewhere> others;

    private record Elsewhere(Origins origins, String path) {}

    public Origins(SourceText source, Map<String, Span> spans) {
        this(source, spans, Map.of());
    }

    private Origins(SourceText source, Map<String, Span> spans, Map<String, Elsewhere> others) {
        this.source = source;
        this.spans = Map.copyOf(spans);
        this.others = Map.copyOf(others);
    }

    /** The same with a part of another manifest: what is at {@code path} here is at {@code otherPath} there. */
    public Origins with(String path, Origins other, String otherPath) {
        var all = new HashMap<>(others);
        all.put(path, new Elsewhere(other, otherPath));
        return new Origins(source, spans, all);
    }

    /** Applies {@code here} to these, or {@code there} to those of the manifest that has the path. */
    private <T> T at(String path, Function<String, T> here, BiFunction<Origins, String, T> there) {
        for (var other : others.entrySet()) {
            String prefix = other.getKey();
            if (path.startsWith(prefix) && isEnd(path, prefix.length())) {
                Elsewhere elsewhere = other.getValue();
                String rest = path.substring(prefix.length());
                String moved = elsewhere.path().isEmpty() && rest.startsWith(".")
                        ? rest.substring(1)
                        : elsewhere.path() + rest;
                return there.apply(elsewhere.origins(), moved);
            }
        }
        return here.apply(path);
    }

    private static boolean isEnd(String path, int index) {
        return index == path.length() || path.charAt(index) == '.' || path.charAt(index) == '[';
    }

    /** The manifest's text. */
    public SourceText source() {
        return source;
    }

    /** Where a path stands, or what is next above it: a limit that is a default stands where its component does. */
    public Position position(String path) {
        return at(path, here -> source.position(span(here).start()), Origins::position);
    }

    /** Whether the manifest says something there. */
    public boolean has(String path) {
        return at(path, spans::containsKey, Origins::has);
    }

    /** An error at a path. */
    public Problem problem(String path, String message, String fix) {
        return at(
                path,
                here -> new Problem(Problem.Severity.ERROR, source, span(here), message, Optional.of(fix)),
                (other, there) -> other.problem(there, message, fix));
    }

    /** Something at a path that the application works with all the same. */
    public Problem warning(String path, String message, String fix) {
        return at(
                path,
                here -> new Problem(Problem.Severity.WARNING, source, span(here), message, Optional.of(fix)),
                (other, there) -> other.warning(there, message, fix));
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
