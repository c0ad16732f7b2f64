package dev.ashlar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.Engine;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationCampaignTest {
    private static final int COUNT = 3_000;

    @Test
    void nothingButDocumentedExceptionsComesOfMutants(@TempDir Path folder) {
        FailureStore failures = new FailureStore(folder, System.out);
        Report report = new MutationCampaign(Kind.core, MutantTest.corpus(), failures, System.out).run(1, COUNT);
        System.out.println(report.summary());
        assertThat(report.failures().counts()).isEmpty();
        assertThat(report.outcomes().total()).isEqualTo(COUNT);
        assertThat(report.outcomes().counts())
                .containsKeys("compile MalformedModuleException", "compile InvalidModuleException", "close ran");
        assertThat(report.outcomes().counts().get("close ran")).isGreaterThan(COUNT / 10);
    }

    @Test
    void theCorpusItselfRuns() {
        Corpus corpus = MutantTest.corpus();
        SplittableRandom random = new SplittableRandom(1);
        try (Engine engine = Engine.create()) {
            Probe probe = new Probe(engine);
            for (int i = 0; i < 2 * corpus.size(); i++) {
                Verdict verdict = probe.probe(corpus.pick(random));
                assertThat(verdict.failure()).isEmpty();
                assertThat(verdict.stage()).isGreaterThanOrEqualTo(Stage.INSTANTIATE);
            }
        }
    }
}
