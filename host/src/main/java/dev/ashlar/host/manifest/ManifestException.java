package dev.ashlar.host.manifest;

import dev.ashlar.host.diagnostics.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A manifest cannot be used. The message shows all that is wrong. */
public final class ManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ManifestException(List<Problem> problems) {
        super(problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** There is no text to point into. */
    public ManifestException(String message, @Nullable Throwable cause) {
        super(message, cause);
        this.problems = List.of();
    }

    /** All that is wrong, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }
}
