package dev.ashlar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class HttpReportTest {
    private static HttpResult.Server server(double... rates) {
        List<HttpResult.Round> rounds = DoubleStream.of(rates)
                .mapToObj(rate -> new HttpResult.Round(new HttpLoad((long) rate * 5, rate, 1_500, 9_990, 0), 2))
                .toList();
        return new HttpResult.Server("1.0", "a fresh instance", rounds, 123_456_789);
    }

    private static HttpResult result(HttpResult.Server ashlar, HttpResult.Server wasmtime, String... problems) {
        Map<String, HttpResult.Server> servers = new LinkedHashMap<>();
        servers.put("ashlar", ashlar);
        servers.put("wasmtime", wasmtime);
        return new HttpResult(HttpWorkload.HELLO, 32, servers, List.of(problems));
    }

    @Test
    void comparesRoundByRound() {
        HttpResult result = result(server(10, 60, 100), server(10, 20, 1000));
        assertThat(result.ratioToBar("ashlar")).hasValueCloseTo(1.0, within(1e-9));
        assertThat(result.ratioToBar("node")).isEmpty();
    }

    @Test
    void showsMediansRatiosAndCosts() {
        String table = HttpReport.table(result(server(1000, 3000, 2000), server(4000, 4000, 4000), "node is missing"));
        List<String> lines = table.strip().lines().toList();
        assertThat(lines.get(1)).containsPattern("ashlar +2000 +0.50 +1.50 +9.99 +200.0 +123$");
        assertThat(table)
                .contains("ashlar: 1.0; a fresh instance\n")
                .contains("bar: 1.0 x wasmtime: missed")
                .contains("PROBLEM: node is missing");
        assertThat(HttpReport.table(result(server(2), server(1)))).contains("reached");
    }

    @Test
    void serverWithoutRoundsHasNoFigures() {
        HttpResult result = result(server(), server(1));
        assertThat(HttpReport.table(result)).containsPattern("ashlar +–").doesNotContain("bar:");
        assertThat(HttpReport.json(List.of(result)))
                .contains("\"ashlar\": {\"version\": \"1.0\", \"instances\": \"a fresh instance\"}")
                .contains("\"wasmtime\": {\"version\": \"1.0\", \"instances\": \"a fresh instance\","
                        + " \"requests_per_second\": 1.0, \"to_wasmtime\": 1.00");
    }
}
