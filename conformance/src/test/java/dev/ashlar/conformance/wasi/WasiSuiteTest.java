package dev.ashlar.conformance.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WasiSuiteTest {
    private static final Path DATA = Path.of("../../shared/conformance");

    @Test
    void programsThatImportPreview1Conform() {
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        Path suite = DATA.resolve("wasi-p1");
        if (!Files.exists(suite)) {
            System.out.println("skipped: there is no " + suite);
        }
        assumeTrue(Files.exists(suite), "there is no " + suite);
        int exitCode = new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand("wasi-p1", WasiCommand.preview1(DATA, out))
                .execute("wasi-p1");
        System.out.println(output);
        assertThat(output.toString()).endsWith("wasi-p1: 72 passed, 0 failed, 0 skipped\n");
        assertThat(exitCode).isZero();
    }
}
