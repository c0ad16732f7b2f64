package dev.ashlar.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares the engine with another one on random modules. */
final class DifferentialCampaign {
    private static final long PROGRESS = 5_000;

    private final Path program;
    private final FailureStore failures;
    private final PrintStream out;

    /** @param program {@code ashlar-smith} */
    DifferentialCampaign(Path program, FailureStore failures, PrintStream out) {
        this.program = program;
        this.failures = failures;
        this.out = out;
    }

    /** Runs the modules of the {@code count} seeds from {@code seed} on. */
    Report run(long seed, long count) throws IOException {
        long start = System.nanoTime();
        Tally outcomes = new Tally();
        Map<String, Long> figures = new TreeMap<>();
        try (ScriptRunner runner = new ScriptRunner();
                Smith smith = Smith.generating(program, seed, count)) {
            for (long i = 0; i < count; i++) {
                Frame frame = next(smith, seed + i);
                Comparison comparison = runner.run(frame, Way.of(frame));
                outcomes.add(label(comparison));
                figures.merge(Way.of(frame).name().toLowerCase(Locale.ROOT), 1L, Long::sum);
                figures.merge("module bytes", (long) frame.module().length, Long::sum);
                figures.merge("steps", frame.script().lines().count(), Long::sum);
                if (comparison instanceof Comparison.Differs difference) {
                    save(frame, difference, runner);
                }
                if ((i + 1) % PROGRESS == 0) {
                    out.println(i + 1 + " modules, " + failures.causes().total() + " differ");
                }
            }
        }
        return new Report(
                "differential",
                seed,
                count,
                outcomes,
                failures.causes(),
                figures,
                (System.nanoTime() - start) / 1_000_000);
    }

    private static Frame next(Smith smith, long seed) throws IOException {
        Optional<Frame> frame = smith.next();
        return frame.orElseThrow(() -> new IOException("ashlar-smith ended before the module of seed " + seed));
    }

    private static String label(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Same it -> "same";
            case Comparison.Inconclusive(String why) -> "inconclusive (" + why + ")";
            case Comparison.Differs it -> "different";
        };
    }

    private void save(Frame frame, Comparison.Differs difference, ScriptRunner runner) {
        String text = "%s%nway: %s%nagain: fuzz/run differential --seed %d --count 1%n%s%n"
                .formatted(difference.cause(), Way.of(frame), frame.seed(), difference);
        failures.add(frame.seed(), difference.cause(), files("", frame, text))
                .ifPresent(kept -> saveSmaller(kept, frame, difference, runner));
    }

    private void saveSmaller(Path kept, Frame frame, Comparison.Differs difference, ScriptRunner runner) {
        try (Smith smith = Smith.expecting(program)) {
            Frame small = Minimizer.minimize(runner, smith, frame, difference.cause());
            String text = runner.run(small, Way.of(small)).toString();
            failures.addTo(kept, files("small.", small, text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, byte[]> files(String prefix, Frame frame, String text) {
        return Map.of(
                prefix + "wasm", frame.module(),
                prefix + "script", frame.script().getBytes(StandardCharsets.UTF_8),
                prefix + "txt", text.getBytes(StandardCharsets.UTF_8));
    }
}
