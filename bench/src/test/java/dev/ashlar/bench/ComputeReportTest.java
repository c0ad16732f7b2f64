package dev.ashlar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComputeReportTest {
    private static final Workload SUM = new Workload("sum", 1, false);
    private static final Workload SIMD = new Workload("simd", 1, true);

    private static Timing timing(String checksum, double load, List<Double> warmUp, Double... timed) {
        return new Timing(checksum, load, warmUp, List.of(timed));
    }

    private static ComputeResult result(Timing ashlar, Timing wasmtime) {
        return new ComputeResult(
                List.of(
                        new ComputeResult.Row(SUM, Map.of("ashlar", ashlar, "wasmtime", wasmtime)),
                        new ComputeResult.Row(SIMD, Map.of("ashlar", timing("c", 1, List.of(900.0), 900.0)))),
                List.of("wasmtime", "node"),
                Map.of("wasmtime", "49"),
                List.of("node did not start"));
    }

    @Test
    void medianInterpolatesBetweenTheMiddleRuns() {
        assertThat(timing("c", 0, List.of(), 1.0, 9.0, 3.0, 4.0).median()).isEqualTo(3.5);
    }

    @Test
    void steadySpeedIsReachedWhereThreeRunsStayWithinTenPercent() {
        Timing timing = timing("c", 100, List.of(50.0, 11.0, 40.0, 30.0, 11.0, 11.0, 10.0), 10.0);
        assertThat(timing.timeToSteady()).isEqualTo(100 + 50 + 11 + 40 + 30);
    }

    @Test
    void runsBeyondTheWarmUpCountAsSteady() {
        assertThat(timing("c", 100, List.of(50.0, 20.0), 10.0).first(4)).isEqualTo(100 + 50 + 20 + 10 + 10);
    }

    @Test
    void firstSecondsComparesTheSameWork() {
        Timing ashlar = timing("c", 100, List.of(400.0, 200.0), 100.0);
        Timing wasmtime = timing("c", 0, List.of(1000.0), 1000.0);
        assertThat(result(ashlar, wasmtime).rows().getFirst().firstSeconds("wasmtime"))
                .hasValueCloseTo(700.0 / 2000, within(1e-9));
    }

    @Test
    void geometricMeanLeavesOutWhatIsApartAndWhatIsMissing() {
        ComputeResult result = result(timing("c", 0, List.of(1.0), 30.0), timing("c", 0, List.of(1.0), 20.0));
        assertThat(ComputeResult.geometricMean(result.rows(), row -> row.ratio("wasmtime")))
                .hasValueCloseTo(1.5, within(1e-9));
        assertThat(ComputeResult.geometricMean(result.rows(), row -> row.ratio("node")))
                .isEmpty();
    }

    @Test
    void tableAlignsAndNamesWhatIsMissing() {
        String table =
                ComputeReport.table(result(timing("c", 0, List.of(1.0), 30.0), timing("c", 0, List.of(1.0), 20.0)));
        List<String> lines = table.strip().lines().toList();
        assertThat(lines.get(1)).startsWith("sum ").contains("30.0", "20.0", "1.50", "–");
        assertThat(lines.get(0).indexOf("ashlar ms") + "ashlar ms".length())
                .isEqualTo(lines.get(1).indexOf("30.0") + "30.0".length());
        assertThat(table).contains("MISSING: node did not start").doesNotContain("WRONG");
    }

    @Test
    void disagreementIsReportedAndFails() {
        ComputeResult result = result(timing("c", 0, List.of(1.0), 30.0), timing("d", 0, List.of(1.0), 20.0));
        assertThat(result.failed()).isTrue();
        assertThat(ComputeReport.table(result)).contains("WRONG: sum: engines disagree");
    }

    @Test
    void missingPeerIsNullInJsonAndNoFailure() {
        ComputeResult result = result(timing("c", 0, List.of(1.0), 30.0), timing("c", 0, List.of(1.0), 20.0));
        assertThat(result.failed()).isFalse();
        assertThat(ComputeReport.json(result))
                .contains(
                        "\"name\": \"sum\", \"ashlar\": 30.000, \"wasmtime\": 20.000, \"v8\": null, \"chicory\": null")
                .contains("\"ashlar/wasmtime\": 1.500");
    }
}
