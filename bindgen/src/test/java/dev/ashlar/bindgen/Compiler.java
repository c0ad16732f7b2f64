package dev.ashlar.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/** Compiles generated sources as strictly as can be. */
final class Compiler {
    private static final ToolProvider JAVAC = ToolProvider.findFirst("javac").orElseThrow();

    private Compiler() {}

    /** @param folder is used for sources and classes */
    static void assertThatItCompilesWithoutWarnings(Bindings bindings, Path folder) {
        var arguments = new ArrayList<>(List.of(
                "-proc:none",
                "-Xlint:all",
                "-Xdoclint:all,-missing",
                "-Werror",
                "-Xmaxerrs",
                "20",
                "-encoding",
                "UTF-8"));
        arguments.addAll(
                List.of("-classpath", path(), "-d", folder.resolve("classes").toString()));
        try {
            var sources = Files.createTempDirectory(Files.createDirectories(folder), "sources");
            bindings.writeTo(sources);
            bindings.files()
                    .forEach(file -> arguments.add(sources.resolve(file.path()).toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var output = new StringWriter();
        var writer = new PrintWriter(output);
        int exitCode = JAVAC.run(writer, writer, arguments.toArray(String[]::new));
        assertThat(output.toString()).isEmpty();
        assertThat(exitCode).isZero();
    }

    private static String path() {
        return String.join(
                File.pathSeparator, System.getProperty("java.class.path"), System.getProperty("jdk.module.path", ""));
    }
}
