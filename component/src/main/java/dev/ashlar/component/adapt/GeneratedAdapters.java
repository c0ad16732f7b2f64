package dev.ashlar.component.adapt;

import java.util.List;

/**
 * A core module that holds adapters. Adapter {@code i} is exported as the decimal number {@code i}, in the order of the
 * specifications, and has the core type that lowering the function gives.
 *
 * @param module binary
 * @param imports import {@code i} is of import module {@link #MODULE} and has as name the decimal number {@code i}
 */
public record GeneratedAdapters(byte[] module, List<AdapterImport> imports) {
    /** The module name of all imports. */
    public static final String MODULE = "";

    public GeneratedAdapters {
        imports = List.copyOf(imports);
    }
}
