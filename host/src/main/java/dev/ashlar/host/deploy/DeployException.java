package dev.ashlar.host.deploy;

import dev.ashlar.host.diagnostics.Problem;
import java.util.List;

/** Something that was asked of a deployed application cannot be done; what served before goes on serving. */
public abstract sealed class DeployException extends RuntimeException
        permits IncompatibleRevisionException,
                NoSuchRevisionException,
                RevisionExistsException,
                RevisionInUseException,
                UnhealthyRevisionException,
                UnroutableLinkException {
    private static final long serialVersionUID = 1L;

    DeployException(String message) {
        super(message);
    }

    /** Places in the manifest, where it is about such. */
    public List<Problem> problems() {
        return List.of();
    }
}
