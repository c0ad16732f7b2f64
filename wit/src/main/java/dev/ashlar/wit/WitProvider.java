package dev.ashlar.wit;

import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** Where this package finds its implementation, so that it knows none. Not for users. */
public interface WitProvider {
    WitResolution read(Path path, WitOptions options);

    WitResolution parse(String name, String text, WitOptions options);

    String print(WitResolution resolution);

    String print(WitPackage one);

    List<Incompatibility> compare(WitResolution before, WitResolution after);

    List<Incompatibility> compare(
            WitResolution before, InterfaceName nameBefore, WitResolution after, InterfaceName nameAfter);

    /** The one implementation. */
    static WitProvider get() {
        return Holder.PROVIDER;
    }

    /** Loads the implementation once. */
    final class Holder {
        private static final WitProvider PROVIDER = ServiceLoader.load(
                        WitProvider.class, WitProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no implementation beside " + Wit.class));

        private Holder() {}
    }
}
