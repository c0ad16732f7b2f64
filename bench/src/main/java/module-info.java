/** Benchmarks against other engines. */
module dev.ashlar.bench {
    requires java.net.http;
    requires jdk.management;
    requires static org.jspecify;
    requires dev.ashlar.component;
    requires dev.ashlar.engine;
}
