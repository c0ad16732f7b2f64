package dev.ashlar.host.deploy;

/** A revision has a number that another one has. */
public final class RevisionExistsException extends DeployException {
    private static final long serialVersionUID = 1L;

    private final int revision;

    RevisionExistsException(int revision) {
        super("revision %d is there already; give the new one another number".formatted(revision));
        this.revision = revision;
    }

    public int revision() {
        return revision;
    }
}
