package dev.ashlar.host.build;

import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/** Digests of what a component is made from and of what is made. */
final class Fingerprint {
    /** Changes when what goes into a digest does, so that older state counts for nothing. */
    private static final String FORMAT = "1";

    private static final int BUFFER = 1 << 16;

    private Fingerprint() {}

    /** Of a target's commands, directory, patterns, and of the names and contents of the files that it watches. */
    static Digest inputs(BuildTarget target) {
        var digest = Digest.sha256();
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
        return Digest.of(digest);
    }

    /** Of a file's bytes; absent where there is no file. */
    static Optional<Digest> content(Path file) {
        var digest = Digest.sha256();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return Optional.of(Digest.of(digest));
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
}
