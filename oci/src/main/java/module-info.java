/** OCI artifacts: their documents, content stores, registries. */
module dev.ashlar.oci {
    requires java.net.http;
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports dev.ashlar.oci;
    exports dev.ashlar.oci.json;
    exports dev.ashlar.oci.registry;
    exports dev.ashlar.oci.sign;
}
