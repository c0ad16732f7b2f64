package dev.ashlar.component.wave;

import dev.ashlar.component.ComponentFunctionType;
import dev.ashlar.component.ValType;
import dev.ashlar.component.Value;
import java.util.List;

/**
 * Reads WAVE. What a text stands for depends on the type: {@code 1} is a {@code u8}, an {@code f64}, or an {@code
 * option<u8>}.
 */
public final class Wave {
    private Wave() {}

    /**
     * The value that {@code text} stands for.
     *
     * @throws WaveException when it stands for no value of that type, or values of that type have no text: handles,
     *     streams and futures
     */
    public static Value parse(ValType type, String text) {
        return new Parser(text, 0).whole(type);
    }

    /**
     * Arguments in parentheses, such as {@code (1, "two")}. Options at the end may be left out.
     *
     * @throws WaveException when they are not arguments for a function of that type
     */
    public static List<Value> parseArguments(ComponentFunctionType type, String text) {
        return new Parser(text, 0).arguments(type.parameters());
    }

    /**
     * A call such as {@code add(1, 2)}, {@code docs:adder/add@0.1.0#add(1, 2)}, or a name without parentheses.
     *
     * @throws WaveException when there is no name
     */
    public static WaveCall parseCall(String text) {
        int open = text.indexOf('(');
        int end = open < 0 ? text.length() : open;
        String function = text.substring(0, end).strip();
        if (function.isEmpty()) {
            throw new WaveException(text, 0, "the name of a function is missing");
        }
        return new WaveCall(function, text, end);
    }
}
