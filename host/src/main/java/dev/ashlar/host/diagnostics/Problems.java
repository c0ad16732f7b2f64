package dev.ashlar.host.diagnostics;

import dev.ashlar.host.diagnostics.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects what is wrong with a file. */
public final class Problems {
    /** Who has this many mends some first. */
    private static final int MAX = 100;

    private final List<Problem> problems = new ArrayList<>();
    private boolean errors;

    public Problems() {}

    public void error(SourceText source, Span span, String message, Optional<String> fix) {
        errors = true;
        add(new Problem(Severity.ERROR, source, span, message, fix));
    }

    public void warning(SourceText source, Span span, String message, Optional<String> fix) {
        add(new Problem(Severity.WARNING, source, span, message, fix));
    }

    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** Whether what is reported from now on is not kept, and need not be looked for. */
    public boolean isFull() {
        return problems.size() >= MAX;
    }

    public boolean hasErrors() {
        return errors;
    }

    /** All of them in the order of the file. */
    public List<Problem> inOrder() {
        return problems.stream()
                .sorted(Comparator.comparing(Problem::severity)
                        .thenComparingInt(problem -> problem.span().start()))
                .toList();
    }

    private void add(Problem problem) {
        if (problems.size() < MAX) {
            problems.add(problem);
        }
    }
}
