package dev.ashlar.engine.link;

/** The module of the Vector API, which a JVM has only if it was started with {@code --add-modules jdk.incubator.vector}. */
final class VectorApi {
    private static final String MODULE = "jdk.incubator.vector";

    private VectorApi() {}

    /** Whether the engine and the code that it makes can use it. */
    static boolean isResolved() {
        return ModuleLayer.boot()
                .findModule(MODULE)
                .filter(VectorApi.class.getModule()::canRead)
                .isPresent();
    }
}
