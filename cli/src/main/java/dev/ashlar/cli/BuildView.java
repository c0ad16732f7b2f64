package dev.ashlar.cli;

import dev.ashlar.host.build.BuildListener;
import dev.ashlar.host.build.BuildResult;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Shows how a build goes: a line per component and event; on a terminal, below them, a line for each component that is being
 * built, with what its commands said last. What failing commands printed comes in one piece, under the component's name.
 */
final class BuildView implements BuildListener, AutoCloseable {
    private static final Duration FRAME = Duration.ofMillis(120);
    private static final String SPINNER = "|/-\\";
    private static final String CLEAR_BELOW = "\033[J";
    /** Lines that are too long must not break, or the cursor would not find back. */
    private static final String NO_WRAP = "\033[?7l";

    private static final String WRAP = "\033[?7h";

    private final PrintWriter out;
    private final Ansi ansi;
    private final boolean live;
    private final boolean verbose;
    private final int width;
    private final Map<String, Running> running = new LinkedHashMap<>();
    private int drawn;
    private int frame;
    private boolean closed;
    private @Nullable Thread ticker;

    private static final class Running {
        final long start = System.nanoTime();
        String last = "";
    }

    BuildView(PrintWriter out, Ansi ansi, boolean live, List<String> names, boolean verbose) {
        this.out = out;
        this.ansi = ansi;
        this.live = live;
        this.verbose = verbose;
        this.width = names.stream().mapToInt(String::length).max().orElse(0);
    }

    /** @param verbose whether lines of commands are shown as they come */
    static BuildView create(PrintWriter out, Ansi ansi, List<String> names, boolean verbose) {
        var live = Terminal.isTerminal(2) && ansi.enabled() && !"dumb".equals(System.getenv("TERM"));
        return new BuildView(out, ansi, live, names, verbose);
    }

    @Override
    public synchronized void waiting() {
        out.println("another build of this application is under way; waiting for it");
        out.flush();
    }

    @Override
    public synchronized void started(String component) {
        running.put(component, new Running());
        if (!live) {
            out.println(label(component) + "building");
            out.flush();
        } else if (ticker == null) {
            ticker = Thread.startVirtualThread(this::animate);
        }
    }

    @Override
    public synchronized void printed(String component, String line) {
        var task = running.get(component);
        if (task != null) {
            task.last = line;
        }
        if (verbose) {
            above(() -> outputLine(component, line));
        }
    }

    @Override
    public synchronized void finished(BuildResult result) {
        running.remove(result.component());
        above(() -> {
            var style = result.successful() ? "green" : "bold,red";
            out.println(label(result.component()) + styled(style, BuildText.of(result)));
            if (!verbose) {
                BuildText.output(result).forEach(line -> outputLine(result.component(), line));
            }
        });
    }

    private void outputLine(String component, String line) {
        out.println(styled("faint", pad(component) + " | ") + Printable.name(line.replace('\t', ' ')));
    }

    synchronized void summary(List<BuildResult> results) {
        above(() -> out.println(BuildText.summary(results)));
    }

    private String label(String component) {
        return styled("bold", pad(component)) + "  ";
    }

    private String pad(String component) {
        return component + " ".repeat(Math.max(0, width - component.length()));
    }

    private String styled(String style, String text) {
        return Styled.text(ansi, style, text);
    }

    /** Prints above the lines of what is running. */
    private void above(Runnable print) {
        erase();
        print.run();
        draw();
        out.flush();
    }

    private void erase() {
        if (drawn > 0) {
            out.print("\033[" + drawn + "A\r" + CLEAR_BELOW);
            drawn = 0;
        }
    }

    private void draw() {
        if (!live || running.isEmpty() || closed) {
            return;
        }
        var lines = new ArrayList<String>();
        running.forEach((component, task) -> lines.add(label(component)
                + SPINNER.charAt(frame % SPINNER.length())
                + " "
                + BuildText.seconds(Duration.ofNanos(System.nanoTime() - task.start))
                + "  "
                + styled("faint", Printable.name(task.last.replace('\t', ' ')))));
        out.print(NO_WRAP);
        lines.forEach(out::println);
        out.print(WRAP);
        drawn = lines.size();
    }

    private void animate() {
        while (true) {
            LockSupport.parkNanos(FRAME.toNanos());
            synchronized (this) {
                if (closed) {
                    return;
                }
                frame++;
                above(() -> {});
            }
        }
    }

    @Override
    public synchronized void close() {
        erase();
        closed = true;
        out.flush();
    }
}
