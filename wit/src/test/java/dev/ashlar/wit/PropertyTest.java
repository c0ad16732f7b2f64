package dev.ashlar.wit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random packages: {@code -Dashlar.wit.packages} says how many, {@code -Dashlar.wit.seed} from where on. */
class PropertyTest {
    private static final int PACKAGES = Integer.getInteger("ashlar.wit.packages", 500);
    private static final long SEED = Long.getLong("ashlar.wit.seed", 1L);

    @Test
    void randomPackagesReadTheSameWhenPrinted() {
        int rich = 0;
        for (long seed = SEED; seed < SEED + PACKAGES; seed++) {
            var text = new RandomWit(new Random(seed)).write();
            var read = Wit.parse("seed-" + seed, text, WitOptions.ALL_FEATURES);
            var printed = Wit.print(read);
            var again = Wit.parse("printed-" + seed, printed, WitOptions.ALL_FEATURES);
            assertThat(again).as("seed %d:%n%s", seed, text).isEqualTo(read);
            assertThat(Wit.print(again)).as("seed %d", seed).isEqualTo(printed);
            rich += read.root().interfaces().stream().anyMatch(it -> it.types().size() > 3) ? 1 : 0;
        }
        assertThat(rich).as("packages with several types").isGreaterThan(PACKAGES / 4);
    }
}
