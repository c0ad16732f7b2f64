package dev.ashlar.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.capabilities.blob.BlobReader;
import dev.ashlar.capabilities.blob.files.FileBlobStore;
import java.io.BufferedReader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A writer that is killed leaves the old object or the new one. */
class BlobCrashTest {
    private static final int ROUNDS = 6;

    @TempDir
    private Path root;

    @Test
    void leavesOldOrNew() throws Exception {
        Random random = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = JavaProcess.start(BlobWriter.class, List.of(root.toString()));
            try (BufferedReader lines = writer.inputReader()) {
                long confirmed = -1;
                for (int i = 0; i < 5; i++) {
                    confirmed = Long.parseLong(lines.readLine());
                }
                Thread.sleep(random.nextInt(40));
                boolean ignored = writer.toHandle().destroyForcibly();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    confirmed = Long.parseLong(line);
                }
                int code = writer.waitFor();
                assertThat(code).isNotZero();
                assertThat(kept()).isBetween(confirmed, confirmed + 1);
            }
            assertThat(root.resolve("drafts")).isEmptyDirectory();
        }
    }

    /** The number that the object is full of. */
    private long kept() {
        try (FileBlobStore store = new FileBlobStore(root, BlobLimits.DEFAULT, "home");
                BlobReader reader = store.read("home", "object").orElseThrow()) {
            assertThat(reader.size()).isEqualTo(BlobWriter.LENGTH);
            byte[] bytes = reader.read(0, BlobWriter.LENGTH);
            assertThat(bytes).containsOnly(bytes[0]);
            byte[] number = store.read("home", "number").orElseThrow().read(0, 8);
            long last = ByteBuffer.wrap(number).getLong();
            // The number is written after the object.
            return bytes[0] == (byte) last ? last : last + 1;
        }
    }
}
