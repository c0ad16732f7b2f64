package dev.ashlar.cli;

import picocli.CommandLine.Help.Ansi;

/**
 * Where colours are welcome.
 *
 * @param out whether standard output takes colours
 * @param err whether standard error takes colours
 */
record Terminal(Ansi out, Ansi err) {
    /** Set by the launcher to the standard streams that are terminals: {@code 012}, {@code 2}, or nothing. */
    private static final String STREAMS_PROPERTY = "ashlar.terminal";

    static final Terminal PLAIN = new Terminal(Ansi.OFF, Ansi.OFF);

    static Terminal detect() {
        if (System.getenv("NO_COLOR") != null) {
            return PLAIN;
        }
        return new Terminal(ansi(isTerminal(1)), ansi(isTerminal(2)));
    }

    /** Whether a standard stream is a terminal: 0 is input, 1 output, 2 error. */
    static boolean isTerminal(int stream) {
        return System.getProperty(STREAMS_PROPERTY, "").contains("" + stream);
    }

    private static Ansi ansi(boolean colours) {
        return colours ? Ansi.ON : Ansi.OFF;
    }
}
