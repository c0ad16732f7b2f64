package dev.ashlar.host.deploy;

import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.http.HttpProbe;
import java.util.List;

/** A new revision did not answer its health route as it should. */
public final class UnhealthyRevisionException extends DeployException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;

    UnhealthyRevisionException(HttpProbe.Answer answer, Problem problem) {
        this(answer.status(), problem);
    }

    private UnhealthyRevisionException(int status, Problem problem) {
        super(problem.render());
        this.status = status;
        this.problem = problem;
    }

    /** The same that says what the revision was tried together with. */
    UnhealthyRevisionException together(String with) {
        return new UnhealthyRevisionException(
                status,
                new Problem(
                        problem.severity(),
                        problem.source(),
                        problem.span(),
                        problem.message() + ", " + with,
                        problem.fix()));
    }

    /** Of the last answer; 0 where none came in time. */
    public int status() {
        return status;
    }

    @Override
    public List<Problem> problems() {
        return List.of(problem);
    }
}
