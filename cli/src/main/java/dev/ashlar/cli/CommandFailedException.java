package dev.ashlar.cli;

/** Ends a command with an {@link ExitCode}; the message is all the user sees. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exitCode;

    CommandFailedException(String message) {
        this(message, ExitCode.FAILURE);
    }

    CommandFailedException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
