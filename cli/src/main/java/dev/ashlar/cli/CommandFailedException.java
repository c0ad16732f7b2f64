package dev.ashlar.cli;

/** Ends a command with {@link ExitCode#FAILURE}; the message is all the user sees. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }
}
