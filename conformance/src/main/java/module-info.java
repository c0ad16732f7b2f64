/** Runners of the official WebAssembly test suites. */
module dev.ashlar.conformance {
    requires static org.jspecify;
    requires dev.ashlar.engine;
    requires info.picocli;
    requires tools.jackson.databind;

    opens dev.ashlar.conformance to
            info.picocli;
}
