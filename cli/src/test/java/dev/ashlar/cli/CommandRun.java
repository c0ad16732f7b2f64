package dev.ashlar.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** One run of the command line, and what it said. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = Ashlar.commandLine(Terminal.PLAIN, List.of(args))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new CommandRun(exitCode, normal(out), normal(err));
    }

    private static String normal(StringWriter text) {
        return text.toString().replace("\r\n", "\n");
    }

    /** The module of {@code sample.wat}. */
    static String sample() {
        return resource("sample.wasm");
    }

    /** The path of a test resource. */
    static String resource(String name) {
        try {
            var url = Objects.requireNonNull(CommandRun.class.getResource(name));
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
