package dev.ashlar.engine.cache;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Which engine this is, down to its last byte: a version number would not tell a developer's builds apart. Of a jar, the
 * checksums in its directory are read, which takes a millisecond; classes in a folder are read themselves.
 */
final class EngineBuild {
    private EngineBuild() {}

    /** @throws IOException when the engine's classes are found in neither way; nothing can be kept then */
    static byte[] digest() throws IOException {
        Path place = place();
        MessageDigest digest = CacheKey.sha256();
        try (var out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
            if (Files.isDirectory(place)) {
                ofFolder(place, out);
            } else {
                ofJar(place, out);
            }
        }
        return digest.digest();
    }

    private static Path place() throws IOException {
        CodeSource source = EngineBuild.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IOException("it is not known where the engine's classes come from");
        }
        URI location = URI.create(source.getLocation().toString());
        if (!"file".equals(location.getScheme())) {
            throw new IOException("the engine's classes are neither in a jar nor in a folder: " + location);
        }
        return Path.of(location);
    }

    private static void ofFolder(Path folder, DataOutputStream out) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
        for (Path file : files) {
            out.writeUTF(folder.relativize(file).toString());
            byte[] content = Files.readAllBytes(file);
            out.writeInt(content.length);
            out.write(content);
        }
    }

    private static void ofJar(Path jar, DataOutputStream out) throws IOException {
        try (var file = new JarFile(jar.toFile(), false)) {
            for (ZipEntry entry : (Iterable<ZipEntry>) file.stream().map(ZipEntry.class::cast)::iterator) {
                out.writeUTF(entry.getName());
                out.writeLong(entry.getSize());
                out.writeLong(entry.getCrc());
            }
        }
    }
}
