package dev.ashlar.engine;

/**
 * A reference to a number of 31 bits, a value of type {@code i31ref}, {@code eqref} and {@code anyref}.
 *
 * @param value its bits, extended by the sign
 * @see <a href="https://webassembly.github.io/spec/core/syntax/types.html#heap-types">Core spec: heap types</a>
 */
public record I31(int value) {
    /** @throws IllegalArgumentException when the value needs more than 31 bits */
    public I31 {
        if (value != value << 1 >> 1) {
            throw new IllegalArgumentException(value + " does not fit 31 bits");
        }
    }
}
