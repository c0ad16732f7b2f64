/** Applications of many components: manifests, routes, triggers, links. */
module dev.ashlar.host {
    requires java.management;
    requires java.net.http;
    requires dev.ashlar.capabilities;
    requires transitive dev.ashlar.http;
    requires transitive dev.ashlar.oci;
    requires transitive dev.ashlar.wasi;
    requires static transitive org.jspecify;

    exports dev.ashlar.host.build;
    exports dev.ashlar.host.capacity;
    exports dev.ashlar.host.deploy;
    exports dev.ashlar.host.bundle;
    exports dev.ashlar.host.diagnostics;
    exports dev.ashlar.host.doctor;
    exports dev.ashlar.host.load;
    exports dev.ashlar.host.manifest;
    exports dev.ashlar.host.rehearse;
    exports dev.ashlar.host.resolve;
    exports dev.ashlar.host.route;
    exports dev.ashlar.host.run;
    exports dev.ashlar.host.sbom;
    exports dev.ashlar.host.watch;
}
