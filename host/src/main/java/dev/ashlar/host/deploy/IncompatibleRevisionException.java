package dev.ashlar.host.deploy;

import dev.ashlar.host.diagnostics.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** A component of a new revision cannot take the place of the one that serves, for what others rely on. */
public final class IncompatibleRevisionException extends DeployException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mismatch> mismatches;
    private final transient List<Problem> problems;

    IncompatibleRevisionException(List<Mismatch> mismatches, List<Problem> problems) {
        super(problems.stream().map(Problem::render).collect(Collectors.joining("\n")));
        this.mismatches = List.copyOf(mismatches);
        this.problems = List.copyOf(problems);
    }

    /** What differs, one by one. */
    public List<Mismatch> mismatches() {
        return mismatches;
    }

    /** The same for people, with lines of the new manifest and what to do. */
    @Override
    public List<Problem> problems() {
        return problems;
    }
}
