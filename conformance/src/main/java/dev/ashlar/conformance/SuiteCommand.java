package dev.ashlar.conformance;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a suite; the commands below say which. */
@Command(
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:nothing failed", "1:something failed", "2:there is nothing to run"})
abstract class SuiteCommand implements Callable<Integer> {
    /** {@code core}: runs the core suite. */
    @Command(name = "core", description = "Runs the scripts of the core specification.")
    static final class Core extends SuiteCommand {
        @Option(
                names = "--again",
                description =
                        "Runs all scripts twice with the same modules and reports the second time, when instances have"
                                + " memories that others had before.")
        private boolean again;

        @Option(
                names = "--cached",
                description =
                        "Runs all scripts twice with a code cache and reports the second time, when code is on disk.")
        private boolean cached;

        Core(PrintWriter out) {
            super(Suite.Kind.CORE, out);
        }

        @Override
        Suite.Repetition repetition() {
            return cached ? Suite.Repetition.CACHED : again ? Suite.Repetition.AGAIN : Suite.Repetition.NONE;
        }
    }

    /** {@code component}: runs the Component Model's suite. */
    @Command(name = "component", description = "Runs the scripts of the Component Model.")
    static final class Component extends SuiteCommand {
        Component(PrintWriter out) {
            super(Suite.Kind.COMPONENT, out);
        }
    }

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of all suites, or of this one (default: ${DEFAULT-VALUE}).")
    private Path data = Main.data();

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the results to FILE as well.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--filter",
            paramLabel = "GLOB",
            description = "Runs the scripts of such a name only, for instance simd_* or values/*.")
    private String filter = "**";

    @Option(
            names = "--self-check",
            description = "Runs copies of the scripts that expect the wrong thing; all of that has to fail.")
    private boolean selfCheck;

    private final Suite.Kind kind;
    private final PrintWriter out;

    SuiteCommand(Suite.Kind kind, PrintWriter out) {
        this.kind = kind;
        this.out = out;
    }

    @Override
    public Integer call() {
        Suite suite = Suite.read(kind, data, filter);
        return selfCheck ? selfCheck(suite) : run(suite);
    }

    Suite.Repetition repetition() {
        return Suite.Repetition.NONE;
    }

    private int run(Suite suite) {
        Report report = suite.run(repetition());
        json.ifPresent(report::writeJson);
        report.print(out);
        return report.failures().isEmpty() ? 0 : 1;
    }

    private int selfCheck(Suite suite) {
        SelfCheck check = suite.selfCheck();
        json.ifPresent(check::writeJson);
        check.print(out);
        return check.complaints().isEmpty() ? 0 : 1;
    }
}
