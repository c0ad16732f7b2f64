package dev.ashlar.host.manifest;

/** The kinds of storage that components are granted by label. */
public enum StoreKind {
    KEY_VALUE("key-value"),
    DATABASE("databases"),
    BLOBS("blobs");

    private final String key;

    StoreKind(String key) {
        this.key = key;
    }

    /** Its name in manifests. */
    public String key() {
        return key;
    }
}
