package dev.ashlar.cli;

import dev.ashlar.wasi.StandardStreams;
import dev.ashlar.wasi.StandardStreams.Terminals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** One run of the command line, and what it said. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(String... args) {
        return of(Terminals.NONE, new byte[0], args);
    }

    /** With something on standard input; what a guest prints is in {@code out} and {@code err}, too. */
    static CommandRun of(Terminals terminals, byte[] input, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var line = Ashlar.commandLine(Terminal.PLAIN, List.of(args))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        if (line.getSubcommands().containsKey("run")) {
            RunCommand run = line.getSubcommands().get("run").getCommand();
            run.streams(new StandardStreams(new ByteArrayInputStream(input), out, err, terminals));
        }
        if (line.getSubcommands().containsKey("login")) {
            LoginCommand login = line.getSubcommands().get("login").getCommand();
            login.input(new ByteArrayInputStream(input));
        }
        int exitCode = line.execute(args);
        line.getOut().flush();
        line.getErr().flush();
        return new CommandRun(exitCode, normal(out), normal(err));
    }

    private static String normal(ByteArrayOutputStream text) {
        return text.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
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
