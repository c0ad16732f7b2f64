package dev.ashlar.bindgen;

/**
 * Something that the world has and the bindings do not.
 *
 * @param item its full name in WIT, as in {@code wasi:cli/run@0.3.0#run}
 * @param reason why it is left out
 */
public record Omission(String item, String reason) {
    @Override
    public String toString() {
        return item + ": " + reason;
    }
}
