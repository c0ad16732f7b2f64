package dev.ashlar.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/** Text in colours, where the terminal takes them; what would be markup in it is not. */
final class Styled {
    private Styled() {}

    /** @param style as in {@code bold,red} */
    static String text(Ansi ansi, String style, String text) {
        return ansi.enabled() ? Style.on(Style.parse(style)) + text + Style.reset.on() : text;
    }
}
