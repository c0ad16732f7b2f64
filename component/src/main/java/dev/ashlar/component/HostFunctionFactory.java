package dev.ashlar.component;

/** Makes host functions to measure. */
@FunctionalInterface
public interface HostFunctionFactory {
    /**
     * The function for an import of that type. Called while linking, once for each place where a component uses the
     * import.
     *
     * @throws IllegalArgumentException to refuse the type, which becomes a {@link ComponentLinkException}
     */
    ComponentHostFunction forType(ComponentFunctionType type);
}
