package dev.ashlar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcessCostsTest {
    @Test
    void timesAreFoundBehindAnyName() {
        String stat = "42 (a) b (c) S 1 42 42 0 -1 4194304 1 2 3 4 150 50 7 8 20 0 1 0 100 1 1";
        assertThat(ProcessCosts.cpuSeconds(stat)).isEqualTo(2.0);
    }

    @Test
    void residentMemoryIsInKilobytes() {
        assertThat(ProcessCosts.residentBytes("Name:\tx\nVmRSS:\t    1000 kB\nThreads:\t1\n"))
                .isEqualTo(1_024_000);
    }

    @Test
    void thisProcessHasSome() throws IOException {
        assumeThat(Files.exists(Path.of("/proc/self/stat"))).as("/proc").isTrue();
        ProcessCosts costs = ProcessCosts.of(ProcessHandle.current());
        assertThat(costs.cpuSeconds()).isPositive();
        assertThat(costs.residentBytes()).isGreaterThan(10_000_000);
    }
}
