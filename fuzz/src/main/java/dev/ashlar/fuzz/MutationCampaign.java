package dev.ashlar.fuzz;

import dev.ashlar.engine.Engine;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Probes the engine with mutants of the modules in a corpus. */
final class MutationCampaign {
    private static final Duration HANGS = Duration.ofSeconds(60);
    private static final long PROGRESS = 50_000;

    private final Kind kind;
    private final Corpus corpus;
    private final FailureStore failures;
    private final PrintStream out;

    MutationCampaign(Kind kind, Corpus corpus, FailureStore failures, PrintStream out) {
        this.kind = kind;
        this.corpus = corpus;
        this.failures = failures;
        this.out = out;
    }

    /** Runs the mutants of the {@code count} seeds from {@code seed} on. */
    Report run(long seed, long count) {
        long start = System.nanoTime();
        Tally outcomes = new Tally();
        Tally mutations = new Tally();
        long mutantBytes = 0;
        long compileBytes = 0;
        long worst = 0;
        try (Engine engine = Engine.create();
                Watchdog<Mutant> watchdog = new Watchdog<>(HANGS, this::hangs)) {
            Prober probe = kind.prober(engine);
            for (long i = 0; i < count; i++) {
                Mutant mutant = kind.mutant(seed + i, corpus);
                watchdog.watch(mutant);
                Verdict verdict = probe.probe(mutant.module());
                outcomes.add(verdict.stage().label() + " " + verdict.outcome());
                mutant.mutations().forEach(it -> mutations.add(it.name()));
                verdict.failure().ifPresent(it -> save(mutant, it));
                mutantBytes += mutant.module().length;
                compileBytes += verdict.compileBytes();
                if (mutant.module().length >= 1024) {
                    worst = Math.max(worst, verdict.compileBytes() / mutant.module().length);
                }
                if ((i + 1) % PROGRESS == 0) {
                    out.println(i + 1 + " mutants, " + failures.causes().total() + " failed");
                }
            }
        }
        Map<String, Long> figures = new TreeMap<>();
        figures.put("corpus modules", (long) corpus.size());
        figures.put("mutant bytes", mutantBytes);
        figures.put("bytes allocated to compile", compileBytes);
        figures.put("at most per byte of a mutant of 1 KB or more", worst);
        return new Report(
                "mutate " + kind,
                seed,
                count,
                outcomes,
                failures.causes(),
                figures,
                (System.nanoTime() - start) / 1_000_000);
    }

    /** The thread is lost, and with it the campaign. */
    private void hangs(Mutant mutant) {
        save(mutant, new Verdict.Failure("hangs", "still busy after " + HANGS));
        Runtime.getRuntime().halt(1);
    }

    private void save(Mutant mutant, Verdict.Failure failure) {
        String text = "%s%nmutations: %s%nagain: fuzz/run mutate --kind %s --seed %d --count 1%n%n%s%n"
                .formatted(failure.cause(), mutant.mutations(), kind, mutant.seed(), failure.detail());
        failures.add(
                mutant.seed(),
                failure.cause(),
                Map.of("wasm", mutant.module(), "txt", text.getBytes(StandardCharsets.UTF_8)));
    }
}
