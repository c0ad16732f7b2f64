package dev.ashlar.component;

/**
 * One host function as one component imports it.
 *
 * @param component the name of the importing component
 * @param instance the imported instance that the function is part of, empty for none
 * @param function the name of the function
 */
public record HostCallSite(String component, String instance, String function) {
    /** For instance {@code wasi:io/streams@0.2.0#[method]input-stream.read}. */
    public String name() {
        return instance.isEmpty() ? function : instance + "#" + function;
    }
}
