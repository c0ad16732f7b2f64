package dev.ashlar.cli;

/** What the {@code ashlar} process ends with; scripts rely on these. */
final class ExitCode {
    static final int SUCCESS = 0;
    static final int FAILURE = 1;
    static final int USAGE = 2;
    /** {@code EX_SOFTWARE} of sysexits.h. */
    static final int BUG = 70;

    private ExitCode() {}
}
