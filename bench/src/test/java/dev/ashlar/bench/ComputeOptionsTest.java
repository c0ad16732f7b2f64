package dev.ashlar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComputeOptionsTest {
    @Test
    void readsOptions() {
        ComputeOptions options = ComputeOptions.parse(
                List.of("--peers", "none", "--filter", "sha,big", "--rounds", "3", "--jvm", "-Xint"),
                List.of("wasmtime"));
        assertThat(options.peers()).isEmpty();
        assertThat(options.rounds()).isEqualTo(3);
        assertThat(options.jvmFlags()).containsExactly("-Xint");
        assertThat(Workload.ALL)
                .filteredOn(options::selects)
                .extracting(Workload::name)
                .containsExactly("sha256", "bigfn");
    }

    @Test
    void namesTheOptionThatIsWrong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComputeOptions.parse(List.of("--rounds", "many"), List.of("wasmtime")))
                .withMessageContaining("--rounds takes a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComputeOptions.parse(List.of("--quick", "yes"), List.of("wasmtime")))
                .withMessageContaining("--quick");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComputeOptions.parse(List.of("--json"), List.of("wasmtime")))
                .withMessageContaining("--json");
    }
}
