package dev.ashlar.conformance.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WasiSuiteTest {
    private static final Path DATA = Path.of("../../shared/conformance");

    @Test
    void programsThatImportPreview1Conform() {
        assertConforms("wasi-p1", WasiCommand::preview1, "72 passed, 0 failed, 0 skipped");
    }

    @Test
    void componentsThatImportPreview2Conform() {
        assertConforms("wasi-p2", WasiCommand::preview2, "69 passed, 0 failed, 3 skipped");
    }

    private static void assertConforms(
            String suite, BiFunction<Path, PrintWriter, WasiCommand> command, String summary) {
        if (!Files.exists(DATA.resolve(suite))) {
            System.out.println("skipped: there is no " + DATA.resolve(suite));
        }
        assumeTrue(Files.exists(DATA.resolve(suite)), "there is no " + DATA.resolve(suite));
        StringWriter output = new StringWriter();
        int exitCode = new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(suite, command.apply(DATA, new PrintWriter(output)))
                .execute(suite);
        System.out.println(output);
        assertThat(output.toString()).endsWith(suite + ": " + summary + "\n");
        assertThat(exitCode).isZero();
    }
}
