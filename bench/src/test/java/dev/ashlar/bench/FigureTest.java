package dev.ashlar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FigureTest {
    private static final Figure HELD =
            Figure.of("app", "first request", 7.7, "ms").atMost(10);
    private static final Figure MISSED =
            Figure.of("http", "requests ÷ wasmtime", 0.9, "x").atLeast(1);
    private static final Figure ABSENT =
            Figure.of("app", "container", Double.NaN, "ms").atMost(100);
    private static final Figure FREE = Figure.of("calls", "garbage", 0, "B");

    @Test
    void tellsWhatBecameOfBars() {
        assertThat(Figures.table(List.of(HELD, MISSED, ABSENT, FREE)))
                .containsPattern("app: first request +7.70 ms +≤ 10.0 +held")
                .containsPattern("http: requests ÷ wasmtime +0.90 x +≥ 1.00 +NOT HELD")
                .containsPattern("app: container +missing +≤ 100\\n")
                .containsPattern("calls: garbage +0 B\\n");
    }

    @Test
    void whatIsMissingMissesNoBar() {
        assertThat(Figures.held(List.of(HELD, ABSENT, FREE))).isTrue();
        assertThat(Figures.held(List.of(HELD, MISSED))).isFalse();
    }

    @Test
    void writesJson() {
        assertThat(Figures.json(List.of(HELD, ABSENT, FREE))).isEqualTo("""
                {"figures": [
                  {"bench": "app", "what": "first request", "value": 7.7, "unit": "ms", "at_most": 10.0, "held": true},
                  {"bench": "app", "what": "container", "value": null, "unit": "ms", "at_most": 100.0, "held": null},
                  {"bench": "calls", "what": "garbage", "value": 0.0, "unit": "B"}
                ]}
                """);
    }

    @Test
    void barsOfCallsAreInTheUnitThatIsShown() {
        CallScenario fresh = CallScenario.FRESH.getFirst();
        var nanos = Map.of("ashlar", List.of(20_000.0), "wasmtime", List.of(10_000.0));
        assertThat(Figures.table(CallsReport.figures("instantiate", new CallsReport.Row(fresh, nanos, 1_400))))
                .containsPattern("of data +20.0 µs +≤ 15.0 +NOT HELD")
                .containsPattern("÷ wasmtime +2.00 x +≤ 1.00 +NOT HELD")
                .containsPattern("garbage +1400 B");
    }

    @Test
    void readsWhatIdleApplicationsPrint() throws PeerException {
        assertThat(IdleBench.parse(List.of("1 application: ...", "figures 90000000 120000000 26000")))
                .isEqualTo(new IdleBench.Idle(90_000_000, 120_000_000, 26_000));
        assertThatThrownBy(() -> IdleBench.parse(List.of("Exception"))).isInstanceOf(PeerException.class);
    }

    @Test
    void partsOfAppAreChecked() {
        assertThat(AppOptions.parse(List.of("--parts", "idle,photos")).parts()).containsExactly("idle", "photos");
        assertThatThrownBy(() -> AppOptions.parse(List.of("--parts", "idel")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--parts");
    }
}
