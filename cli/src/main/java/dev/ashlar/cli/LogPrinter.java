package dev.ashlar.cli;

import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Lines of a log, each with the name of the component that it is about; on a terminal in a colour of the component's own. Lines of
 * several threads do not mix, and what a guest prints cannot be taken for anything else.
 */
final class LogPrinter {
    private static final List<String> COLOURS = List.of("cyan", "magenta", "blue", "yellow", "green");

    private final PrintWriter out;
    private final Ansi ansi;
    private final Map<String, String> colours = new HashMap<>();

    LogPrinter(PrintWriter out, Ansi ansi) {
        this.out = out;
        this.ansi = ansi;
    }

    /** Something about no component in particular. */
    synchronized void line(String text) {
        out.println(Printable.text(text));
        out.flush();
    }

    /** A line that a component printed. */
    synchronized void output(String component, String stream, String line) {
        var label = stream.equals("stdout") ? component : component + " " + stream;
        out.println(styled(colour(component), label + " | ") + Printable.name(line));
        out.flush();
    }

    /**
     * What went wrong in a component, with the functions that it was in, the innermost first.
     *
     * @param what in one line
     */
    synchronized void failure(String component, String what, List<String> backtrace) {
        out.println(styled(colour(component), component + " | ") + styled("red", Printable.name(what)));
        for (String frame : backtrace) {
            out.println(styled(colour(component), component + " |     at ") + Printable.name(frame));
        }
        out.flush();
    }

    private String colour(String component) {
        return colours.computeIfAbsent(component, name -> COLOURS.get(colours.size() % COLOURS.size()));
    }

    private String styled(String style, String text) {
        return Styled.text(ansi, style, text);
    }
}
