package dev.ashlar.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fuzz/run differential}. */
@Command(
        name = "differential",
        description = "Runs random modules and compares with what Wasmtime made of them.",
        mixinStandardHelpOptions = true)
final class DifferentialCommand implements Callable<Integer> {
    @Mixin
    private CampaignOptions options = new CampaignOptions();

    @Option(
            names = "--replay",
            paramLabel = "FILE",
            description = "Run this .wasm with the .script beside it in all ways, instead of random modules.")
    private List<Path> replay = List.of();

    @Override
    public Integer call() throws Exception {
        FutureTask<Integer> task = new FutureTask<>(replay.isEmpty() ? this::campaign : this::replay);
        new Thread(null, task, "differential", ScriptRunner.THREAD_STACK_BYTES).start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private int campaign() throws IOException {
        Path program = Smith.program(Main.folder())
                .orElseThrow(() -> new IOException("fuzz/smith is not built: it needs cargo (https://rustup.rs)"));
        DifferentialCampaign campaign = new DifferentialCampaign(program, options.failures(), System.out);
        return options.finish(campaign.run(options.seed, options.count));
    }

    private int replay() throws IOException {
        int failed = 0;
        try (ScriptRunner runner = new ScriptRunner()) {
            for (Path file : replay) {
                for (Way way : Way.values()) {
                    Comparison comparison = runner.run(Frame.load(file), way);
                    System.out.println(file + " " + way + ": " + comparison);
                    failed += comparison instanceof Comparison.Differs ? 1 : 0;
                }
            }
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
