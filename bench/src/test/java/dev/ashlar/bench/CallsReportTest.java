package dev.ashlar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsReportTest {
    @Test
    void showsMediansBarsAndRatios() {
        CallScenario scenario = CallScenario.COMPONENTS.getFirst();
        var row = new CallsReport.Row(
                scenario, Map.of("ashlar", List.of(10.0, 20.0, 30.0), "jco", List.of(40_000.0, 40_000.0)), Double.NaN);
        String table = CallsReport.table(List.of(row), List.of("wasmtime", "jco"), Map.of("ashlar", "1"));
        assertThat(table)
                .startsWith("ashlar: 1\n")
                .contains("30.0 ns  20.0 ns (15.0 ns..25.0 ns)")
                .containsPattern("ns\\) +- +- +40")
                .contains("40.0 us (40.0 us..40.0 us)")
                .contains("0.0005");
    }
}
