package dev.ashlar.fuzz;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** What both campaigns can be told. */
final class CampaignOptions {
    @Option(names = "--seed", paramLabel = "S", description = "Seed of the first case (default: ${DEFAULT-VALUE}).")
    long seed = 1;

    @Option(names = "--count", paramLabel = "N", description = "Number of cases (default: ${DEFAULT-VALUE}).")
    long count = 10_000;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there too.")
    Optional<Path> json = Optional.empty();

    @Option(
            names = "--save",
            paramLabel = "DIR",
            description = "Where failed cases are saved (default: fuzz/target/failures).")
    Optional<Path> save = Optional.empty();

    FailureStore failures() {
        return new FailureStore(save.orElseGet(() -> Main.folder().resolve("target/failures")), System.out);
    }

    /** Prints the report; the exit code says whether it is a good one. */
    int finish(Report report) {
        json.ifPresent(report::write);
        System.out.println(report.summary());
        return report.passed() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
