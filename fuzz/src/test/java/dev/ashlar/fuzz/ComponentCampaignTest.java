package dev.ashlar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.Engine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComponentCampaignTest {
    private static final int COUNT = 3_000;

    private static Corpus corpus() {
        try {
            return Corpus.of(List.of(Path.of("components")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nothingButDocumentedExceptionsComesOfMutants(@TempDir Path folder) {
        FailureStore failures = new FailureStore(folder, System.out);
        Report report = new MutationCampaign(Kind.component, corpus(), failures, System.out).run(1, COUNT);
        System.out.println(report.summary());
        assertThat(report.failures().counts()).isEmpty();
        assertThat(report.outcomes().total()).isEqualTo(COUNT);
        assertThat(report.outcomes().counts())
                .containsKeys("compile MalformedComponentException", "compile InvalidComponentException", "close ran");
        assertThat(report.outcomes().counts().get("close ran")).isGreaterThan(COUNT / 50);
    }

    @Test
    void theCorpusItselfIsValid() {
        Corpus corpus = corpus();
        SplittableRandom random = new SplittableRandom(1);
        try (Engine engine = Engine.create()) {
            Prober probe = Kind.component.prober(engine);
            for (int i = 0; i < 4 * corpus.size(); i++) {
                Verdict verdict = probe.probe(corpus.pick(random));
                assertThat(verdict.failure()).isEmpty();
                assertThat(verdict.stage()).isGreaterThan(Stage.COMPILE);
            }
        }
    }

    @Test
    void whatIsNestedIsDamagedToo() {
        Corpus corpus = corpus();
        SplittableRandom random = new SplittableRandom(3);
        int nested = 0;
        for (int i = 0; i < 200; i++) {
            byte[] component = corpus.pick(random);
            byte[] mutant = Nesting.apply(Mutation.SET_BYTE, component, random, corpus);
            nested += sameOutside(component, mutant) && !Arrays.equals(component, mutant) ? 1 : 0;
        }
        assertThat(nested).isGreaterThan(30);
    }

    /** Whether sections differ in what is nested alone. */
    private static boolean sameOutside(byte[] one, byte[] other) {
        List<SectionMap.Part> parts = SectionMap.of(one).parts();
        List<SectionMap.Part> others = SectionMap.of(other).parts();
        if (parts.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            boolean nests = parts.get(i).id() == 1 || parts.get(i).id() == 4;
            if (!nests && !Arrays.equals(parts.get(i).contents(), others.get(i).contents())) {
                return false;
            }
        }
        return true;
    }
}
