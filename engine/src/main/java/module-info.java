/** Core WebAssembly on JVM bytecode, depending on the JDK alone. */
@SuppressWarnings("module") // dev.ashlar.component is built later
module dev.ashlar.engine {
    requires java.management;
    requires jdk.management;
    requires static jdk.incubator.vector;
    requires static transitive org.jspecify;

    exports dev.ashlar.engine;
    exports dev.ashlar.engine.binary to
            dev.ashlar.component;
    exports dev.ashlar.engine.runtime to
            dev.ashlar.component;

    uses dev.ashlar.engine.EngineProvider;

    provides dev.ashlar.engine.EngineProvider with
            dev.ashlar.engine.link.DefaultEngineProvider;
}
