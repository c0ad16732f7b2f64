/** Core WebAssembly on JVM bytecode, depending on the JDK alone. */
module dev.ashlar.engine {
    requires java.management;
    requires jdk.management;
    requires static transitive org.jspecify;

    exports dev.ashlar.engine;

    uses dev.ashlar.engine.EngineProvider;

    provides dev.ashlar.engine.EngineProvider with
            dev.ashlar.engine.link.DefaultEngineProvider;
}
