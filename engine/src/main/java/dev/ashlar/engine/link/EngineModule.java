package dev.ashlar.engine.link;

/** Lets generated classes, which live in unnamed modules of their own, see the packages that only they may call. */
final class EngineModule {
    private static final String[] PACKAGES = {
        "dev.ashlar.engine.binary",
        "dev.ashlar.engine.runtime",
        "dev.ashlar.engine.runtime.simd",
        "dev.ashlar.engine.runtime.vector"
    };

    private EngineModule() {}

    static void openTo(ClassLoader loader) {
        java.lang.Module engine = EngineModule.class.getModule();
        for (String name : PACKAGES) {
            engine.addExports(name, loader.getUnnamedModule());
        }
    }
}
