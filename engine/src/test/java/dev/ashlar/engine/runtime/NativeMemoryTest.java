package dev.ashlar.engine.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways to addresses outside of the Java heap. */
class NativeMemoryTest {
    private static final long SIZE = 4L << 30;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void isZerosThatMayBeWrittenTo(boolean mapped) {
        for (int i = 0; i < 3; i++) {
            Arena arena = Arena.ofShared();
            MemorySegment segment = mapped ? NativeMemory.reserve(SIZE, arena) : NativeMemory.hole(SIZE, arena);
            assertThat(segment.byteSize()).isEqualTo(SIZE);
            for (long at : new long[] {0, 4096, SIZE / 2, SIZE - 8}) {
                assertThat(segment.get(ValueLayout.JAVA_LONG, at)).isZero();
                segment.set(ValueLayout.JAVA_LONG, at, -1);
            }
            arena.close();
            assertThatThrownBy(() -> segment.get(ValueLayout.JAVA_LONG, 0)).isInstanceOf(IllegalStateException.class);
            if (mapped) {
                NativeMemory.released();
            }
        }
    }
}
