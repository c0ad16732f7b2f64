package dev.ashlar.component;

import dev.ashlar.engine.Engine;
import java.util.ServiceLoader;

/** Where this package finds its implementation, so that it knows none. Not for users. */
public interface ComponentProvider {
    Component compile(Engine engine, byte[] binary, String name);

    ComponentLinker newLinker(Engine engine);

    ComponentOutline outline(Engine engine, byte[] binary);

    /** The one implementation. */
    static ComponentProvider get() {
        return Holder.PROVIDER;
    }

    /** Loads the implementation once. */
    final class Holder {
        private static final ComponentProvider PROVIDER = ServiceLoader.load(
                        ComponentProvider.class, Component.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no component implementation beside " + Component.class));

        private Holder() {}
    }
}
