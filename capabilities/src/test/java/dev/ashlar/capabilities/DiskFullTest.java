package dev.ashlar.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ashlar.capabilities.blob.BlobDraft;
import dev.ashlar.capabilities.blob.BlobException;
import dev.ashlar.capabilities.blob.files.FileBlobStore;
import dev.ashlar.capabilities.keyvalue.KeyValueException;
import dev.ashlar.capabilities.keyvalue.sqlite.SqliteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the disk is full, on a small one in memory. Only root can mount it. */
class DiskFullTest {
    @TempDir
    private Path disk;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()) == 0;
        assumeTrue(mounted, "cannot mount a small file system here: only root may, on Linux");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(run("umount", disk.toString())).isZero();
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void leavesTheOldObject() {
        try (FileBlobStore store = new FileBlobStore(disk, BlobLimits.DEFAULT, "home")) {
            write(store, 1 << 20);
            assertThatThrownBy(() -> write(store, 3 << 20))
                    .isInstanceOf(BlobException.class)
                    .hasMessage("cannot write the object: there is no room left on the disk");
            assertThat(store.info("home", "object").orElseThrow().size()).isEqualTo(1 << 20);
            assertThat(disk.resolve("drafts")).isEmptyDirectory();
            write(store, 1 << 19);
        }
    }

    private static void write(FileBlobStore store, int length) {
        try (BlobDraft draft = store.begin()) {
            for (int i = 0; i < length; i += 1 << 16) {
                draft.write(new byte[1 << 16]);
            }
            draft.commit("home", "object");
        }
    }

    @Test
    void leavesTheOldValue() {
        try (SqliteStore store = new SqliteStore(disk.resolve("store.db"), KeyValueLimits.DEFAULT)) {
            store.set("key", new byte[1 << 18]);
            assertThatThrownBy(() -> store.set("key", new byte[3 << 20]))
                    .isInstanceOf(KeyValueException.class)
                    .hasMessageContaining("there is no room left, on the disk or within its limit");
            assertThat(store.get("key").orElseThrow()).hasSize(1 << 18);
            store.set("key", new byte[10]);
        }
    }
}
