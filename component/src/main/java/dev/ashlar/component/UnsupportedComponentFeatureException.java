package dev.ashlar.component;

/** The component uses a part of the Component Model that this host does not have. */
public final class UnsupportedComponentFeatureException extends ComponentException {
    private static final long serialVersionUID = 1L;
    private final ComponentFeature feature;

    /** @param what needs the feature, such as {@code canon thread.spawn-ref at byte 0x2f} */
    public UnsupportedComponentFeatureException(ComponentFeature feature, String what) {
        super("%s needs %s, which this host does not support".formatted(what, feature));
        this.feature = feature;
    }

    public ComponentFeature feature() {
        return feature;
    }
}
