package dev.ashlar.host.doctor;

import dev.ashlar.host.diagnostics.Position;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Origins;
import java.util.Optional;

/**
 * Something that an examination found.
 *
 * @param subject what it is about: a component's name, a tool's, the manifest
 * @param position where in the manifest, if it is there
 * @param fix what to do about it, where that can be told
 */
public record Finding(
        Severity severity, String subject, String message, Optional<Position> position, Optional<String> fix) {
    /** How bad it is. */
    public enum Severity {
        /** As it should be. */
        OK,
        /** Worth knowing. */
        NOTE,
        /** The application works, but perhaps not as meant. */
        WARNING,
        /** The application does not work. */
        ERROR
    }

    static Finding ok(String subject, String message) {
        return new Finding(Severity.OK, subject, message, Optional.empty(), Optional.empty());
    }

    static Finding of(Severity severity, String subject, String message, String fix) {
        return new Finding(severity, subject, message, Optional.empty(), Optional.of(fix));
    }

    static Finding of(Problem problem) {
        var severity = problem.severity() == Problem.Severity.ERROR ? Severity.ERROR : Severity.WARNING;
        return new Finding(
                severity, problem.source().name(), problem.message(), Optional.of(problem.position()), problem.fix());
    }

    /** @param path in the manifest */
    Finding at(Origins origins, String path) {
        return new Finding(severity, subject, message, Optional.of(origins.position(path)), fix);
    }
}
