package dev.ashlar.host.deploy;

/** A revision is to be retired that answers requests. */
public final class RevisionInUseException extends DeployException {
    private static final long serialVersionUID = 1L;

    private final int revision;

    RevisionInUseException(int revision) {
        super("revision %d answers requests; lead them to another one before".formatted(revision));
        this.revision = revision;
    }

    public int revision() {
        return revision;
    }
}
