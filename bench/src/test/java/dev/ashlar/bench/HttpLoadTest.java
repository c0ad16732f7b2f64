package dev.ashlar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HttpLoadTest {
    private static final String FINE = """
            Running 5s test @ http://127.0.0.1:8080/
              1 threads and 32 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency   500.65us    1.51ms  30.69ms   96.62%
                Req/Sec    90.21k     7.38k  101.12k    82.00%
              Latency Distribution
                 50%  340.00us
                 75%  380.00us
                 90%  450.00us
                 99%    7.62ms
              448877 requests in 5.01s, 68.07MB read
            Requests/sec:  89615.12
            Transfer/sec:     13.59MB
            """;

    @Test
    void readsRatesAndPercentilesInTheirUnits() {
        assertThat(HttpLoad.parse(FINE)).isEqualTo(new HttpLoad(448877, 89615.12, 340, 7620, 0));
        HttpLoad slow = HttpLoad.parse(FINE.replace("340.00us", "1.50s ").replace("7.62ms", "1.20m "));
        assertThat(slow.p50()).isEqualTo(1.5e6);
        assertThat(slow.p99()).isEqualTo(72e6);
    }

    @Test
    void countsBrokenConnectionsAndAnswersThatAreNoSuccess() {
        String failures = FINE.replace(
                "Requests/sec:",
                "  Socket errors: connect 1, read 20, write 300, timeout 4000\n  Non-2xx or 3xx responses: 50000\nRequests/sec:");
        assertThat(HttpLoad.parse(failures).failures()).isEqualTo(54321);
    }

    @Test
    void refusesWhatIsNotItsOutput() {
        assertThatThrownBy(() -> HttpLoad.parse("unable to connect to 127.0.0.1:8080 Connection refused"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Connection refused");
        assertThatThrownBy(() -> HttpLoad.parse(FINE.replace("99%", "98%"))).hasMessageContaining("99 %");
    }
}
