package dev.ashlar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.conformance.Command.Action.Invoke;
import dev.ashlar.conformance.Command.AssertReturn;
import dev.ashlar.conformance.Command.AssertTrap;
import dev.ashlar.conformance.Command.Register;
import dev.ashlar.conformance.Flip.Flipped;
import dev.ashlar.conformance.Value.Bits.Exact;
import dev.ashlar.conformance.Value.Bits.Nan;
import dev.ashlar.conformance.Value.Either;
import dev.ashlar.conformance.Value.Number;
import dev.ashlar.conformance.Value.Vector;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FlipTest {
    private static final Invoke CALL = new Invoke(Optional.empty(), "f", List.of());

    @Test
    void noFlippedValueMatchesWhatItWasMadeFrom() {
        List<Value> values = List.of(
                Number.of(Lane.I32, -1),
                Number.of(Lane.I64, 0),
                Number.of(Lane.F32, 0x7fc0_0000),
                Number.of(Lane.F64, 0),
                new Vector(Lane.I8, Collections.nCopies(16, new Exact(255))),
                new Vector(Lane.F64, Collections.nCopies(2, new Exact(0))),
                new Value.Host("externref", 7),
                new Value.Null("externref"));
        for (Value value : values) {
            for (int seed = 0; seed < 64; seed++) {
                assertThat(Values.matches(Flip.flip(value, seed), Values.carrier(value)))
                        .as("%s flipped by %d", value, seed)
                        .isFalse();
            }
        }
    }

    @Test
    void aFlippedNanPatternMatchesNoNan() {
        Value flipped = Flip.flip(new Number(Lane.F32, Nan.CANONICAL), 3);
        assertThat(Values.matches(flipped, Float.NaN)).isFalse();
    }

    @Test
    void aFlippedChoiceMatchesNoneOfItsAlternatives() {
        List<Value> alternatives = List.of(Number.of(Lane.I32, 0), Number.of(Lane.I32, 1), Number.of(Lane.I32, 2));
        Value flipped = Flip.flip(new Either(alternatives), 0);
        assertThat(alternatives).noneMatch(value -> Values.matches(flipped, Values.carrier(value)));
    }

    @Test
    void commandsThatExpectNothingStay() {
        Register register = new Register(1, "M", Optional.empty());
        AssertReturn returns = new AssertReturn(2, CALL, List.of(Number.of(Lane.I32, 1)));
        Script script = new Script("s.wast", Set.of(), List.of(register, returns));

        Flipped content = Flip.CONTENT.apply(script);
        assertThat(content.wrong()).containsExactly(false, true);
        assertThat(content.script().commands())
                .containsExactly(register, new AssertReturn(2, CALL, List.of(Number.of(Lane.I32, 5))));

        Flipped kind = Flip.KIND.apply(script);
        assertThat(kind.wrong()).containsExactly(false, true);
        assertThat(kind.script().commands().getLast()).isNotInstanceOf(AssertReturn.class);
    }

    @Test
    void aTrapIsFlippedToAnotherText() {
        Script script = new Script("s.wast", Set.of(), List.of(new AssertTrap(1, CALL, "unreachable")));
        assertThat(Flip.CONTENT.apply(script).script().commands())
                .containsExactly(new AssertTrap(1, CALL, "integer overflow"));
    }
}
