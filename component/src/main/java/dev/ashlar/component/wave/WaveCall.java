package dev.ashlar.component.wave;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.Value;
import java.util.List;

/** A call as written; what its arguments are is known once the function's type is. */
public final class WaveCall {
    private final String function;
    private final String text;
    private final int argumentsStart;

    WaveCall(String function, String text, int argumentsStart) {
        this.function = function;
        this.text = text;
        this.argumentsStart = argumentsStart;
    }

    /** The name before the parentheses. */
    public String function() {
        return function;
    }

    /**
     * The arguments; none where there are no parentheses.
     *
     * @throws WaveException when they are not arguments for a function of that type; places count from the start of
     *     the call
     */
    public List<Value> arguments(ComponentFunctionType type) {
        if (argumentsStart == text.length()) {
            return new Parser(text + "()", argumentsStart).arguments(type.parameters());
        }
        return new Parser(text, argumentsStart).arguments(type.parameters());
    }
}
