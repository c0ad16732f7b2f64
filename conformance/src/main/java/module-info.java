/** Runners of the official WebAssembly test suites. */
module dev.ashlar.conformance {
    requires static org.jspecify;
    requires dev.ashlar.component;
    requires dev.ashlar.engine;
    requires dev.ashlar.wasi;
    requires info.picocli;
    requires tools.jackson.databind;

    opens dev.ashlar.conformance to
            info.picocli;
    opens dev.ashlar.conformance.wasi to
            info.picocli;
}
