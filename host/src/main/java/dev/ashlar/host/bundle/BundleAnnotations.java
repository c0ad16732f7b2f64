package dev.ashlar.host.bundle;

/** What descriptors and manifests of bundles are annotated with. */
final class BundleAnnotations {
    /** Of the application's manifest: the name of the file, {@code ashlar.toml} or {@code spin.toml}, that its configuration was. */
    static final String MANIFEST = "dev.ashlar.manifest";

    /** Of a layer: the path under which the manifest names the directory. */
    static final String PATH = "dev.ashlar.path";

    /** Of a component's descriptor in the index: the names that it has in the application, separated by commas. */
    static final String COMPONENTS = "dev.ashlar.components";

    static final String TITLE = "org.opencontainers.image.title";
    static final String VERSION = "org.opencontainers.image.version";
    static final String DESCRIPTION = "org.opencontainers.image.description";

    private BundleAnnotations() {}
}
