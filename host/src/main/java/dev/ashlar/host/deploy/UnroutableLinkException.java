package dev.ashlar.host.deploy;

/** Calls from one component to another cannot be led as asked for. */
public final class UnroutableLinkException extends DeployException {
    private static final long serialVersionUID = 1L;

    UnroutableLinkException(String message) {
        super(message);
    }
}
