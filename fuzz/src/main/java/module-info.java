/** Fuzzers of the engine. */
module dev.ashlar.fuzz {
    requires static org.jspecify;
    requires dev.ashlar.engine;
    requires info.picocli;
    requires jdk.management;
    requires tools.jackson.databind;

    opens dev.ashlar.fuzz to
            info.picocli;
}
