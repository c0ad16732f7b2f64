/** The {@code ashlar} command line. */
module dev.ashlar.cli {
    requires static org.jspecify;
    requires dev.ashlar.bindgen;
    requires dev.ashlar.component;
    requires dev.ashlar.daemon;
    requires dev.ashlar.engine;
    requires dev.ashlar.host;
    requires dev.ashlar.http;
    requires dev.ashlar.oci;
    requires dev.ashlar.wasi;
    requires dev.ashlar.wit;
    requires info.picocli;

    opens dev.ashlar.cli to
            info.picocli;
}
