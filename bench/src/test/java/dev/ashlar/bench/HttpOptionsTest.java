package dev.ashlar.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HttpOptionsTest {
    @Test
    void everyWorkloadHasItsServersUnlessTheyAreNamed() {
        HttpOptions usual = HttpOptions.parse(List.of("--workloads", "hello,js"));
        assertThat(usual.workloads()).containsExactly(HttpWorkload.HELLO, HttpWorkload.JS);
        assertThat(usual.serversOf(HttpWorkload.HELLO)).contains("node");
        assertThat(usual.serversOf(HttpWorkload.JS)).doesNotContain("node");
        HttpOptions named = HttpOptions.parse(List.of("--servers", "ashlar,node", "--rounds", "3"));
        assertThat(named.serversOf(HttpWorkload.JS)).containsExactly("ashlar", "node");
        assertThat(named.rounds()).isEqualTo(3);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> HttpOptions.parse(List.of("--workloads", "tea")))
                .hasMessageContaining("tea");
        assertThatThrownBy(() -> HttpOptions.parse(List.of("--rounds", "0"))).hasMessageContaining("above zero");
        assertThatThrownBy(() -> HttpOptions.parse(List.of("--memory", "many"))).hasMessageContaining("'many'");
        assertThatThrownBy(() -> HttpOptions.parse(List.of("--json"))).hasMessageContaining("--json");
        assertThatThrownBy(() -> HttpOptions.parse(List.of("--tea", "1"))).hasMessageContaining("--tea");
    }
}
