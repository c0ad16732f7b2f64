package dev.ashlar.engine;

/** Features of WebAssembly beyond its first version, as they show in a module binary. */
public enum Feature {
    MULTI_VALUE("multi-value"),
    REFERENCE_TYPES("reference-types"),
    BULK_MEMORY("bulk-memory"),
    SIGN_EXTENSION("sign-extension"),
    SATURATING_CONVERSIONS("saturating-conversions"),
    MUTABLE_GLOBALS("mutable-globals"),
    SIMD("simd"),
    RELAXED_SIMD("relaxed-simd"),
    TAIL_CALLS("tail-calls"),
    EXCEPTIONS("exceptions"),
    MULTI_MEMORY("multi-memory"),
    EXTENDED_CONST("extended-const"),
    TYPED_FUNCTION_REFERENCES("typed-function-references"),
    GC("gc"),
    MEMORY64("memory64"),
    THREADS("threads");

    private final String label;

    Feature(String label) {
        this.label = label;
    }

    /** The name that tools use, such as {@code tail-calls}. */
    @Override
    public String toString() {
        return label;
    }
}
