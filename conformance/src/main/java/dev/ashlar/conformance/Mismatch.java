package dev.ashlar.conformance;

/** A command of a script did not do what is expected of it. */
final class Mismatch extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String expected;
    private final String got;

    Mismatch(String expected, String got) {
        super("expected " + expected + ", got " + got, null, false, false);
        this.expected = expected;
        this.got = got;
    }

    String expected() {
        return expected;
    }

    String got() {
        return got;
    }
}
