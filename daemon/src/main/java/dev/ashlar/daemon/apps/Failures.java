package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.problem.Remark;
import dev.ashlar.daemon.state.StateException;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.host.bundle.BundleException;
import dev.ashlar.host.deploy.DeployException;
import dev.ashlar.host.deploy.IncompatibleRevisionException;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.oci.InvalidDocumentException;
import dev.ashlar.oci.MissingBlobException;
import dev.ashlar.oci.WrongContentException;
import dev.ashlar.oci.registry.RegistryException;
import dev.ashlar.oci.sign.InvalidSignatureException;
import dev.ashlar.oci.sign.MalformedSignatureException;
import dev.ashlar.oci.sign.UntrustedArtifactException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What went wrong, in the words of the API. */
public final class Failures {
    private Failures() {}

    /** That there is none of this name. */
    public static ProblemException noApplication(String name) {
        return new ProblemException(
                Kind.NOT_FOUND,
                "there is no application \"%s\"; `ashlar apps` lists those that there are".formatted(name));
    }

    /** Empty for what is a bug. */
    static Optional<ProblemException> of(Exception failure) {
        return switch (failure) {
            case ProblemException e -> Optional.of(e);
            case ManifestException e -> Optional.of(problems(Kind.UNUSABLE, e, e.problems()));
            case IncompatibleRevisionException e -> Optional.of(problems(Kind.INCOMPATIBLE, e, e.problems()));
            case DeployException e -> Optional.of(problems(Kind.UNUSABLE, e, e.problems()));
            case UntrustedArtifactException e -> Optional.of(problem(Kind.UNSIGNED, e));
            case InvalidSignatureException e -> Optional.of(problem(Kind.UNSIGNED, e));
            case BundleException e -> Optional.of(problem(Kind.UNUSABLE, e));
            case InvalidDocumentException e -> Optional.of(problem(Kind.UNUSABLE, e));
            case StateException e -> Optional.of(of(e));
            case ResourceLimitException e -> Optional.of(problem(Kind.BUSY, e));
            case IOException e -> Optional.of(of(e));
            default -> Optional.empty();
        };
    }

    /** A failure of the database. */
    public static ProblemException of(StateException e) {
        return problem(e.isDiskFull() ? Kind.DISK_FULL : Kind.INTERNAL, e);
    }

    /** A failure of the disk, or of what is on it. */
    public static ProblemException of(IOException e) {
        return switch (e) {
            case WrongContentException wrong -> problem(Kind.WRONG_CONTENT, wrong);
            case RegistryException failure -> of(failure);
            case MalformedSignatureException garbage -> problem(Kind.WRONG_CONTENT, garbage);
            case MissingBlobException missing -> problem(Kind.CONFLICT, missing);
            default -> problem(isDiskFull(e) ? Kind.DISK_FULL : Kind.INTERNAL, e);
        };
    }

    private static ProblemException of(RegistryException e) {
        return switch (e.kind()) {
            case NOT_FOUND -> problem(Kind.UNUSABLE, e);
            case WRONG_CONTENT -> problem(Kind.WRONG_CONTENT, e);
            case UNREACHABLE, UNTRUSTED, UNAUTHORIZED, RATE_LIMITED, REFUSED, SERVER_ERROR, PROTOCOL ->
                problem(Kind.UPSTREAM, e);
        };
    }

    private static boolean isDiskFull(IOException e) {
        var text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return text.contains("no space left") || text.contains("disk quota exceeded");
    }

    private static ProblemException problem(Kind kind, Exception e) {
        String fix = kind == Kind.DISK_FULL ? "; make room where the daemon keeps its state, then try again" : "";
        return new ProblemException(kind, e.getMessage() + fix);
    }

    private static ProblemException problems(Kind kind, Exception e, List<Problem> problems) {
        return problems.isEmpty()
                ? problem(kind, e)
                : new ProblemException(kind, summary(problems), remarks(problems), Map.of());
    }

    private static String summary(List<Problem> problems) {
        var first = problems.getFirst();
        var more = problems.size() == 1 ? "" : " (and %d more)".formatted(problems.size() - 1);
        return "%s: %s%s".formatted(first.position(), first.message(), more);
    }

    static List<Remark> remarks(List<Problem> problems) {
        return problems.stream().map(Remark::of).toList();
    }
}
