package dev.ashlar.fuzz;

import dev.ashlar.fuzz.abi.AbiCampaign;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code fuzz/run abi}; a case is a component-level value, the seed that of the first function type. */
@Command(
        name = "abi",
        description = "Sends random values of random types through adapters and compares with the specification.",
        mixinStandardHelpOptions = true)
final class AbiCommand implements Callable<Integer> {
    @Mixin
    private CampaignOptions options = new CampaignOptions();

    @Override
    public Integer call() {
        long start = System.nanoTime();
        AbiCampaign.Outcome outcome = new AbiCampaign().run(options.seed, options.count);
        Tally failures = new Tally();
        outcome.failures().forEach(failure -> {
            System.out.println(failure);
            failures.add("mismatch");
        });
        Tally outcomes = new Tally();
        outcomes.add("campaign");
        Report report = new Report(
                "abi",
                options.seed,
                outcome.values(),
                outcomes,
                failures,
                Map.of("functions", outcome.functions(), "calls", outcome.calls(), "traps", outcome.traps()),
                (System.nanoTime() - start) / 1_000_000);
        return options.finish(report);
    }
}
