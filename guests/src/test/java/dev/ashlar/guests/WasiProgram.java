package dev.ashlar.guests;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.wasi.ClockGrant;
import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.Grants;
import dev.ashlar.wasi.Preopen;
import dev.ashlar.wasi.Preview1;
import dev.ashlar.wasi.RandomGrant;
import dev.ashlar.wasi.StandardStreams;
import dev.ashlar.wasi.WasiContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** A program of WASI 0.1, compiled once and run often. */
final class WasiProgram implements AutoCloseable {
    private static final Path SOURCES = Path.of(System.getProperty("ashlar.guests.programs", "programs"));
    private static final Path MADE = Path.of(System.getProperty("ashlar.guests.made.programs", "target/programs"));
    private static final int MINUTES = 8;
    private static final long STACK = 16L << 20;

    private final String name;
    private final Engine engine = Engine.create();
    private final Module module;

    /** What a run ended with, and what it said. */
    record Run(int exitCode, String out, String err) {}

    WasiProgram(String name, byte[] binary) {
        this.name = name;
        long start = System.nanoTime();
        this.module = engine.compile(binary, name);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d bytes decoded and validated in %,d ms%n",
                name,
                binary.length,
                (System.nanoTime() - start) / 1_000_000);
    }

    /** Made by {@code programs/build.sh}, now if it is not there; where that cannot be, the test is skipped and says why. */
    static WasiProgram made(String name) throws IOException, InterruptedException {
        Path file = MADE.resolve(name + ".wasm");
        if (!Files.exists(file)) {
            make(name);
        }
        return new WasiProgram(name, Files.readAllBytes(file));
    }

    /** One that is checked in. */
    static WasiProgram built(String name) throws IOException {
        return new WasiProgram(name, Files.readAllBytes(SOURCES.resolve("built").resolve(name + ".wasm")));
    }

    private static void make(String name) throws IOException, InterruptedException {
        Path log = Files.createDirectories(MADE).resolve(name + "-build.log");
        Process script = new ProcessBuilder("./build.sh", name)
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!script.waitFor(MINUTES, TimeUnit.MINUTES)) {
            script.descendants().forEach(ProcessHandle::destroyForcibly);
            script.destroyForcibly();
            abort("programs/build.sh %s took more than %d minutes".formatted(name, MINUTES));
        } else if (script.exitValue() != 0) {
            abort("programs/build.sh %s failed: %s"
                    .formatted(name, Files.readString(log).strip()));
        }
    }

    /** What a person grants to a program on the command line, without any directory. */
    Grants grants(String... arguments) {
        List<String> words = new ArrayList<>(List.of(name));
        words.addAll(List.of(arguments));
        return Grants.NONE
                .withArguments(words)
                .withClock(new ClockGrant.System())
                .withRandom(new RandomGrant.Secure());
    }

    static Preopen readOnly(Path host, String guest) {
        return new Preopen(host, guest, false);
    }

    static Preopen writable(Path host, String guest) {
        return new Preopen(host, guest, true);
    }

    Run run(Grants grants, String input) throws Exception {
        return run(StoreConfig.DEFAULT, grants, input);
    }

    Run run(StoreConfig config, Grants grants, String input) throws Exception {
        return Guest.onDeepStack(STACK, () -> runHere(config, grants, input));
    }

    private Run runHere(StoreConfig config, Grants grants, String input) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        Linker linker = engine.newLinker();
        Preview1.define(linker);
        int exitCode = 0;
        long start = System.nanoTime();
        try (WasiContext wasi = WasiContext.open(
                        grants.withStreams(new StandardStreams(in, out, err, StandardStreams.Terminals.NONE)));
                Store store = engine.newStore(config.withData(wasi))) {
            linker.instantiate(store, module).function("_start").call();
        } catch (ExitException e) {
            exitCode = e.code();
        }
        System.out.printf(Locale.ROOT, "%s: run in %,d ms%n", name, (System.nanoTime() - start) / 1_000_000);
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        engine.close();
    }
}
