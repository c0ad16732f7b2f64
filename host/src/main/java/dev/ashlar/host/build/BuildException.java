package dev.ashlar.host.build;

/** The files that a build needs to know about cannot be read or written. The message names them. */
public final class BuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BuildException(String message) {
        super(message);
    }

    BuildException(String message, Throwable cause) {
        super(message, cause);
    }
}
