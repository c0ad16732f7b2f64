package dev.ashlar.conformance;

/** The data of a suite is not where it should be. */
final class NoDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoDataException(String message) {
        super(message);
    }
}
