package dev.ashlar.cli;

import picocli.CommandLine.Help.Ansi;

/**
 * Where colours are welcome.
 *
 * @param out whether standard output takes colours
 * @param err whether standard error takes colours
 */
record Terminal(Ansi out, Ansi err) {
    /** Set by the launcher to the standard streams that are terminals: {@code 1}, {@code 2}, {@code 12} or nothing. */
    private static final String STREAMS_PROPERTY = "ashlar.terminal";

    static final Terminal PLAIN = new Terminal(Ansi.OFF, Ansi.OFF);

    static Terminal detect() {
        if (System.getenv("NO_COLOR") != null) {
            return PLAIN;
        }
        var streams = System.getProperty(STREAMS_PROPERTY, "");
        return new Terminal(ansi(streams.contains("1")), ansi(streams.contains("2")));
    }

    private static Ansi ansi(boolean colours) {
        return colours ? Ansi.ON : Ansi.OFF;
    }
}
