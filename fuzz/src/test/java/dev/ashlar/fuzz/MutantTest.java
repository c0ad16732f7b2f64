package dev.ashlar.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutantTest {
    private final Corpus corpus = corpus();

    static Corpus corpus() {
        try {
            return Corpus.of(List.of(Path.of("corpus")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sameSeedSameMutant() {
        for (long seed = 0; seed < 500; seed++) {
            Mutant one = Mutant.of(seed, corpus);
            Mutant again = Mutant.of(seed, corpus());
            assertThat(again.module()).as("seed %d", seed).isEqualTo(one.module());
            assertThat(again.mutations()).isEqualTo(one.mutations());
        }
    }

    @ParameterizedTest
    @EnumSource
    void mutationChangesModulesAndKeepsTheOriginal(Mutation mutation) {
        SplittableRandom random = new SplittableRandom(1);
        int changed = 0;
        for (int i = 0; i < 200; i++) {
            byte[] module = corpus.pick(random);
            byte[] before = module.clone();
            byte[] mutant = mutation.apply(module, random, corpus);
            assertThat(module).isEqualTo(before);
            changed += Arrays.equals(mutant, before) ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(50);
    }

    @ParameterizedTest
    @EnumSource
    void mutationCopesWithAnyBytes(Mutation mutation) {
        SplittableRandom random = new SplittableRandom(2);
        for (int length = 0; length < 40; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            assertThat(mutation.apply(bytes, random, corpus)).isNotNull();
        }
    }

    @Test
    void allMutationsAreUsed() {
        Map<Mutation, Integer> used = new EnumMap<>(Mutation.class);
        for (long seed = 0; seed < 2_000; seed++) {
            Mutant.of(seed, corpus).mutations().forEach(it -> used.merge(it, 1, Integer::sum));
        }
        assertThat(used).hasSize(Mutation.values().length);
    }

    @Test
    void sectionsAndBodiesSurviveTakingApart() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 200; i++) {
            byte[] module = corpus.pick(random);
            SectionMap map = SectionMap.of(module);
            assertThat(map.tail()).isEmpty();
            SectionMap again = SectionMap.of(map.toBytes());
            assertThat(again.parts()).hasSameSizeAs(map.parts());
            map.part(FunctionBodies.CODE_SECTION).ifPresent(part -> {
                FunctionBodies bodies = FunctionBodies.of(part.contents());
                assertThat(bodies).isNotNull();
                assertThat(FunctionBodies.of(bodies.toSection().contents()).bodies())
                        .containsExactlyElementsOf(bodies.bodies());
            });
        }
    }

    @Test
    void numbersAreEncodedInAnyLength() {
        for (long value : new long[] {0, 1, 127, 128, 65_536, 0xffff_ffffL}) {
            for (int length = 1; length <= 5; length++) {
                byte[] encoded = Leb.encode(value, length);
                Leb leb = Leb.read(encoded, 0);
                assertThat(leb).isEqualTo(new Leb((int) value, encoded.length));
                assertThat(encoded.length).isGreaterThanOrEqualTo(length);
            }
        }
        assertThat(Leb.read(Leb.encode(0, 6), 0)).isNull();
        assertThat(Leb.read(new byte[] {(byte) 0x80}, 0)).isNull();
    }

    @Test
    void anEmptyCorpusIsAnError(@TempDir Path folder) {
        assertThatThrownBy(() -> Corpus.of(List.of(folder)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString());
    }
}
