/** Runners of the official WebAssembly test suites. */
module dev.ashlar.conformance {
    requires static org.jspecify;
    requires dev.ashlar.engine;
}
