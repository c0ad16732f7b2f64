package dev.ashlar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class HttpMemoryTest {
    private static HttpMemory.Sample sample(long resident, long heap) {
        OptionalLong live = heap == 0 ? OptionalLong.empty() : OptionalLong.of(heap);
        return new HttpMemory.Sample(100, resident, live, OptionalLong.empty());
    }

    @Test
    void heapDecidesWhereThereIsOne() {
        assertThat(HttpMemory.flat(List.of(sample(100_000_000, 50_000_000), sample(900_000_000, 54_000_000))))
                .isTrue();
        assertThat(HttpMemory.flat(List.of(sample(100_000_000, 50_000_000), sample(100_000_000, 56_000_000))))
                .isFalse();
        assertThat(HttpMemory.flat(List.of(sample(100_000_000, 0), sample(120_000_000, 0))))
                .isFalse();
    }

    @Test
    void readsWhatTheJvmSays() {
        assertThat(HttpMemory.liveBytes("""
                 num     #instances         #bytes  class name (module)
                   1:         26482        2387160  [B (java.base@25)
                Total        208837       11586456
                """)).hasValue(11586456);
        assertThat(HttpMemory.metaspaceBytes(" Metaspace       used 19567K, committed 19968K, reserved 1114112K"))
                .hasValue(19567 * 1024);
        assertThat(HttpMemory.liveBytes("")).isEmpty();
    }

    @Test
    void tableSaysWhetherItIsFlat() {
        String table = HttpMemory.table(List.of(sample(100_000_000, 50_000_000), sample(100_000_000, 90_000_000)));
        assertThat(table).containsPattern("100 +100.0 +90.0 +–").endsWith("NOT FLAT\n");
    }
}
