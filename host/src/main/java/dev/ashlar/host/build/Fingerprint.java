package dev.ashlar.host.build;

import dev.ashlar.host.manifest.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Digests of what a component is made from and of what is made. */
final class Fingerprint {
    /** Changes when what goes into a digest does, so that older state counts for nothing. */
    private static final String FORMAT = "1";

    private static final int BUFFER = 1 << 16;

    private Fingerprint() {}

    /** Of a target's commands, directory, patterns, and of the names and contents of the files that it watches. */
    static Digest inputs(BuildTarget target) {
        var digest = sha256();
        add(digest, FORMAT);
        add(digest, target.directory().toString());
        add(digest, target.commands().size());
        target.commands().forEach(command -> add(digest, command));
        add(digest, target.watch().size());
        target.watch().forEach(pattern -> add(digest, pattern));
        WatchedFiles.of(target)
                .found()
                .forEach((name, file) -> content(file).ifPresent(content -> {
                    add(digest, name);
                    add(digest, content.hex());
                }));
        return result(digest);
    }

    /** Of a file's bytes; absent where there is no file. */
    static Optional<Digest> content(Path file) {
        var digest = sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return Optional.of(result(digest));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new BuildException("cannot read %s: %s".formatted(file, e), e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(digest, bytes.length);
        digest.update(bytes);
    }

    private static void add(MessageDigest digest, int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }

    private static Digest result(MessageDigest digest) {
        return new Digest(HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
