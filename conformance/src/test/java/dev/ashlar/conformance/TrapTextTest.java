package dev.ashlar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import org.junit.jupiter.api.Test;

class TrapTextTest {
    @Test
    void theCodeDecidesAndNotTheDetail() {
        Trap trap = new Trap(TrapCode.UNINITIALIZED_ELEMENT, "element 2 of table 0");
        assertThat(TrapText.fits("uninitialized element", trap)).isTrue();
        assertThat(TrapText.fits("uninitialized element 2", trap)).isTrue();
        assertThat(TrapText.fits("undefined element", trap)).isFalse();
        assertThat(TrapText.fits("uninitialized", trap)).isFalse();
    }

    @Test
    void oneCodeServesTheNullsOfAllTypes() {
        assertThat(TrapText.fits("null function reference", new Trap(TrapCode.NULL_REFERENCE)))
                .isTrue();
        assertThat(TrapText.fits("null function reference", new Trap(TrapCode.UNREACHABLE)))
                .isFalse();
    }
}
