/** Fuzzers of the engine and of the Component Model on it. */
module dev.ashlar.fuzz {
    requires static org.jspecify;
    requires dev.ashlar.component;
    requires dev.ashlar.engine;
    requires info.picocli;
    requires jdk.management;
    requires tools.jackson.databind;

    opens dev.ashlar.fuzz to
            info.picocli;
}
