package dev.ashlar.capabilities.link;

import dev.ashlar.capabilities.CapabilitiesConfig;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /** All of an application; whether there was something. */
    static boolean remove(CapabilitiesConfig config) throws IOException {
        if (!isLabel(config.application())) {
            return false; // it could not have any
        }
        Path own = application(config);
        boolean found = removeTree(own.resolve("key-value")) | removeTree(own.resolve("blobs"));
        try {
            Files.deleteIfExists(own);
        } catch (DirectoryNotEmptyException e) {
            return found; // the rest is not ours
        }
        return found;
    }

    private static boolean removeTree(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
        return true;
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
