package dev.ashlar.fuzz;

import dev.ashlar.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fuzz/run mutate}. */
@Command(
        name = "mutate",
        description = "Feeds the engine damaged modules; only documented exceptions may come out.",
        mixinStandardHelpOptions = true)
final class MutateCommand implements Callable<Integer> {
    @Mixin
    private CampaignOptions options = new CampaignOptions();

    @Option(
            names = "--corpus",
            paramLabel = "DIR",
            description = "More modules to damage, beside fuzz/corpus and the conformance data.")
    private List<Path> corpus = List.of();

    @Option(names = "--kind", paramLabel = "KIND", description = "What to damage: ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.core;

    @Option(names = "--replay", paramLabel = "FILE", description = "Probe with this module alone, as it is.")
    private List<Path> replay = List.of();

    @Override
    public Integer call() throws IOException {
        return replay.isEmpty() ? campaign() : replay();
    }

    private int campaign() throws IOException {
        Corpus modules = Corpus.of(folders());
        MutationCampaign campaign = new MutationCampaign(kind, modules, options.failures(), System.out);
        return options.finish(campaign.run(options.seed, options.count));
    }

    private List<Path> folders() {
        Path home = Main.folder().toAbsolutePath().normalize();
        Path data = home.resolve("../../shared/conformance").normalize();
        List<Path> folders = new ArrayList<>();
        Stream.concat(kind.ours().map(home::resolve), kind.conformance().map(data::resolve))
                .map(Path::normalize)
                .filter(Files::isDirectory)
                .forEach(folders::add);
        folders.addAll(corpus);
        return folders;
    }

    private int replay() throws IOException {
        int failed = 0;
        try (Engine engine = Engine.create()) {
            Prober probe = kind.prober(engine);
            for (Path file : replay) {
                Verdict verdict = probe.probe(Files.readAllBytes(file));
                System.out.println(file + ": " + verdict.stage().label() + " " + verdict.outcome()
                        + verdict.failure()
                                .map(it -> "\n  FAILED: " + it.cause() + "\n" + it.detail())
                                .orElse(""));
                failed += verdict.failure().isPresent() ? 1 : 0;
            }
        }
        return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
