package dev.ashlar.host.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Which combinations of revisions requests can meet. */
class MixtureTest {
    private static final LinkPath FIRST = new LinkPath("a", "b");
    private static final LinkPath SECOND = new LinkPath("b", "c");

    private static Mixture mixture(int base, Map<LinkPath, Integer> led) {
        return new Mixture(base, new TreeMap<>(led));
    }

    @Test
    void areThoseOfAllLinksTogether() {
        assertThat(Mixture.all(Traffic.all(1))).isEmpty();
        assertThat(Mixture.all(Traffic.NONE)).isEmpty();
        assertThat(Mixture.all(Traffic.all(1).withLink("a", "b", Map.of(1, 1)))).isEmpty();
        assertThat(Mixture.all(
                        Traffic.all(1).withLink("a", "b", Map.of(1, 9, 2, 1)).withLink("b", "c", Map.of(1, 9, 3, 1))))
                .isEqualTo(Set.of(
                        mixture(1, Map.of(FIRST, 1, SECOND, 3)),
                        mixture(1, Map.of(FIRST, 2, SECOND, 1)),
                        mixture(1, Map.of(FIRST, 2, SECOND, 3))));
        assertThat(Mixture.all(Traffic.weights(Map.of(1, 1, 2, 1)).withLink("a", "b", Map.of(2, 1))))
                .isEqualTo(Set.of(mixture(1, Map.of(FIRST, 2))));
    }

    @Test
    void sixteenAreNotTooMany() {
        var traffic = Traffic.weights(Map.of(1, 1, 2, 1, 3, 1, 4, 1))
                .withLink("a", "b", Map.of(1, 1, 2, 1, 3, 1, 4, 1, 5, 1));
        assertThat(Mixture.all(traffic)).hasSize(16);
        assertThatThrownBy(() -> Mixture.all(traffic.withLink("b", "c", Map.of(1, 1, 2, 1))))
                .isInstanceOf(UnroutableLinkException.class);
        var links = Traffic.all(1);
        for (int i = 0; i < 1_000; i++) {
            links = links.withLink("a", "b" + i, Map.of(1, 1, 2, 1));
        }
        var many = links;
        assertThatThrownBy(() -> Mixture.all(many))
                .isInstanceOf(UnroutableLinkException.class)
                .hasMessageContaining("more than 16 combinations");
    }

    @Test
    void areMadeOfTheRevisionsThatTakePart() {
        assertThat(mixture(2, Map.of(FIRST, 1, SECOND, 7)).revisions()).containsExactly(1, 2, 7);
        assertThat(mixture(2, Map.of(FIRST, 2)).isPlain()).isTrue();
    }
}
