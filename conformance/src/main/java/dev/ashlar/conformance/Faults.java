package dev.ashlar.conformance;

import static java.util.stream.Collectors.joining;

import dev.ashlar.component.ComponentException;
import dev.ashlar.component.UnsupportedComponentFeatureException;
import dev.ashlar.conformance.Command.Assertion;
import dev.ashlar.engine.EngineException;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.UnsupportedFeatureException;
import dev.ashlar.engine.WasmException;
import java.util.Arrays;
import java.util.function.Supplier;

/** Faults that commands expect, and those that they meet. */
final class Faults {
    private Faults() {}

    static String expectation(Command command) {
        return command instanceof Assertion assertion ? assertion.expectation() : "success";
    }

    /** Runs something that has to throw a {@code fault}; what it returns says what came instead. */
    static <T extends Throwable> T expect(Class<T> fault, Assertion assertion, Supplier<String> attempt) {
        String result;
        try {
            result = attempt.get();
        } catch (UnsupportedFeatureException | UnsupportedComponentFeatureException | Mismatch e) {
            throw e;
        } catch (Throwable e) {
            if (fault.isInstance(e)) {
                return fault.cast(e);
            }
            throw new Mismatch(assertion.expectation(), describe(e));
        }
        throw new Mismatch(assertion.expectation(), result);
    }

    static String describe(Throwable e) {
        return switch (e) {
            case Trap trap -> "trap: " + trap.getMessage();
            case WasmException exception -> "uncaught exception: " + exception.getMessage();
            case EngineException documented -> documented.getClass().getSimpleName() + ": " + documented.getMessage();
            case ComponentException documented ->
                documented.getClass().getSimpleName() + ": " + documented.getMessage();
            default ->
                e
                        + Arrays.stream(e.getStackTrace())
                                .limit(1)
                                .map(frame -> " at " + frame)
                                .collect(joining());
        };
    }
}
