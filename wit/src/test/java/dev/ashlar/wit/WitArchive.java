package dev.ashlar.wit;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

/** Published WIT, unpacked into a folder. */
final class WitArchive {
    private static final Path KEPT = Path.of(System.getProperty("ashlar.wit.npm", "target/npm"));
    private static final int SECONDS = 180;
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE = 12;

    private WitArchive() {}

    /** Unpacks an archive that lies beside the tests. */
    static void unzip(String resource, Path target) throws IOException {
        try (var zip =
                new ZipInputStream(Objects.requireNonNull(WitArchive.class.getResourceAsStream(resource), resource))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                write(target, entry.getName(), zip.readAllBytes());
            }
        }
    }

    /**
     * Unpacks the WIT of an npm package. It is fetched once with {@code npm pack} and known by its digest from then on;
     * where that fails, the test that wants it is skipped and says why.
     */
    static void npm(String packageVersion, String sha256, Path target) throws IOException, InterruptedException {
        Path archive = KEPT.resolve(sha256 + ".tgz");
        if (!Files.exists(archive)) {
            Path folder = Files.createDirectories(KEPT.resolve(sha256 + ".fetching"));
            Path packed = pack(packageVersion, folder);
            var digest = digest(Files.readAllBytes(packed));
            if (!digest.equals(sha256)) {
                throw new IOException("%s: SHA-256 is %s, not %s".formatted(packageVersion, digest, sha256));
            }
            Files.move(packed, archive, StandardCopyOption.ATOMIC_MOVE);
        }
        try (var in = Files.newInputStream(archive)) {
            untar(in, target);
        }
    }

    private static Path pack(String packageVersion, Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("npm.log");
        var npm = new ProcessBuilder("npm", "pack", "--fetch-retries=1", "--pack-destination", ".", packageVersion)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        try {
            var process = npm.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return abort(packageVersion + " was not fetched: npm took more than " + SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                return abort(packageVersion + " was not fetched: npm says " + Files.readString(log));
            }
        } catch (IOException e) {
            return abort(packageVersion + " was not fetched: there is no npm here (" + e.getMessage() + ")");
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void untar(InputStream archive, Path target) throws IOException {
        var tar = new DataInputStream(new GZIPInputStream(new BufferedInputStream(archive)));
        byte[] header = new byte[BLOCK];
        while (true) {
            try {
                tar.readFully(header);
            } catch (EOFException _) {
                return;
            }
            if (header[0] == 0) {
                return;
            }
            int size = Integer.parseInt(text(header, SIZE_AT, SIZE).strip(), 8);
            byte[] content = tar.readNBytes(size);
            tar.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
            var name = text(header, 0, NAME);
            if (name.endsWith(".wit")) {
                write(target, name, content);
            }
        }
    }

    private static void write(Path target, String name, byte[] content) throws IOException {
        Path file = target.resolve(name).normalize();
        if (!file.startsWith(target)) {
            throw new IOException(name + " leads out of the archive");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
