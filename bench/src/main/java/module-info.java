/** Benchmarks against other engines. */
module dev.ashlar.bench {
    requires java.net.http;
    requires jdk.management;
    requires static org.jspecify;
    requires dev.ashlar.component;
    requires static dev.ashlar.daemon;
    requires dev.ashlar.engine;
    requires static dev.ashlar.host;
    requires static dev.ashlar.oci;
}
