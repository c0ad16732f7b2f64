package dev.ashlar.engine;

/** The module uses a part of WebAssembly that this engine does not run. */
public final class UnsupportedFeatureException extends EngineException {
    private static final long serialVersionUID = 1L;
    private final Feature feature;
    private final int offset;

    public UnsupportedFeatureException(Feature feature, int offset, String what) {
        super("the module needs %s (%s at byte 0x%x), which this engine does not support"
                .formatted(feature, what, offset));
        this.feature = feature;
        this.offset = offset;
    }

    /** For something asked of the API rather than found in a binary; the offset is -1. */
    public UnsupportedFeatureException(Feature feature, String what) {
        super("%s: this engine does not support %s".formatted(what, feature), null);
        this.feature = feature;
        this.offset = -1;
    }

    public Feature feature() {
        return feature;
    }

    /** Where in the binary, in bytes; -1 if it is not about a binary. */
    public int offset() {
        return offset;
    }
}
