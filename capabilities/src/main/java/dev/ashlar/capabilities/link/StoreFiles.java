package dev.ashlar.capabilities.link;

import dev.ashlar.capabilities.CapabilitiesConfig;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where embedded stores are below the state directory. */
final class StoreFiles {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private StoreFiles() {}

    /** Whether a store can have that label. */
    static boolean isLabel(String label) {
        return label.length() <= 128 && LABEL.matcher(label).matches();
    }

    static Path keyValue(CapabilitiesConfig config, String label) {
        return application(config).resolve("key-value").resolve(name(label) + ".db");
    }

    static Path blobs(CapabilitiesConfig config, String label) {
        return application(config).resolve("blobs").resolve(name(label));
    }

    private static Path application(CapabilitiesConfig config) {
        return config.state().resolve(name(config.application()));
    }

    /** Only such names become those of files. */
    private static String name(String name) {
        if (!isLabel(name)) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot be the name of a store or an application: lower-case letters, digits and single hyphens, at most 128"
                            .formatted(name));
        }
        return name;
    }
}
