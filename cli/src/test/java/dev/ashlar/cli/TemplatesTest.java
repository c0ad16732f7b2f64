package dev.ashlar.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What templates make builds and answers. A test is skipped where a tool is missing, or packages cannot be fetched, and says so;
 * with {@code -Dashlar.templates=required} that is a failure.
 */
@Timeout(900)
class TemplatesTest {
    private static final boolean REQUIRED = "required".equals(System.getProperty("ashlar.templates"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Template.class,
            names = {"JAVASCRIPT", "PYTHON", "RUST", "C", "GO"})
    void answers(Template template) throws Exception {
        var app = make(template);
        try (var server = AshlarProcess.start(app, "up", "--addr", "127.0.0.1:0")) {
            server.awaitAddress();
            assertThat(server.get("/?name=Ada")).matches("Hello, (Ada|world), from \\w+!\n");
        }
    }

    @Test
    void servesThePageOfAnApplicationWithoutComponents() throws Exception {
        var app = make(Template.STATIC);
        try (var server = AshlarProcess.start(app, "up", "--addr", "127.0.0.1:0")) {
            server.awaitAddress();
            assertThat(server.get("/")).contains("<h1>shop</h1>");
        }
    }

    private Path make(Template template) {
        requireTools(template);
        var app = folder.resolve("shop");
        var made = CommandRun.of("new", "shop", "--template", template.label(), "--dir", app.toString());
        assertThat(made.exitCode()).as(made.err()).isEqualTo(ExitCode.SUCCESS);
        var built = CommandRun.of("build", app.toString());
        skipWithoutPackages(template.label(), built.exitCode(), built.err());
        assertThat(built.exitCode()).as(built.err()).isEqualTo(ExitCode.SUCCESS);
        assertThat(CommandRun.of("build", app.toString()).err()).doesNotContain("built");
        return app;
    }

    static void requireTools(Template template) {
        for (String tool : template.tools()) {
            skip(!isOnPath(tool), template.label() + ": there is no " + tool + " on the PATH");
        }
    }

    static void skipWithoutPackages(String what, int exitCode, String output) {
        skip(exitCode != ExitCode.SUCCESS && lacksPackages(output), what + ": " + output);
    }

    private static void skip(boolean condition, String reason) {
        if (condition) {
            System.out.println("skipped: " + reason);
            assertThat(REQUIRED).as(reason).isFalse();
        }
        assumeFalse(condition, reason);
    }

    private static boolean isOnPath(String tool) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(entry -> Arrays.stream(new Path[] {Path.of(entry, tool), Path.of(entry, tool + "-22")}))
                .anyMatch(Files::isExecutable);
    }

    /** What package managers and the shell say of what cannot be had here. */
    private static boolean lacksPackages(String output) {
        return Stream.of(
                        "npm error",
                        "No matching distribution",
                        "crates.io",
                        "proxy.golang.org",
                        "not found",
                        "standard library")
                .anyMatch(output::contains);
    }
}
