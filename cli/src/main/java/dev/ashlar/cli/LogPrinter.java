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

    /** A line that a component printed. */
    void output(String component, String stream, String line) {
        var label = stream.equals("stdout") ? component : component + " " + stream;
        print(label(component, label) + Printable.name(line));
    }

    /**
     * What went wrong in a component, with the functions that it was in, the innermost first.
     *
     * @param what in one line
     */
    void failure(String component, String what, List<String> backtrace) {
        var text =
                new StringBuilder(label(component, component)).append(Styled.text(ansi, "red", Printable.name(what)));
        for (String frame : backtrace) {
            text.append(System.lineSeparator())
                    .append(label(component, component))
                    .append("    at ")
                    .append(Printable.name(frame));
        }
        print(text.toString());
    }

    private String label(String component, String text) {
        String colour;
        synchronized (colours) {
            colour = colours.computeIfAbsent(component, name -> COLOURS.get(colours.size() % COLOURS.size()));
        }
        return Styled.text(ansi, colour, text + " | ");
    }

    private void print(String text) {
        synchronized (out) {
            out.println(text);
            out.flush();
        }
    }
}
