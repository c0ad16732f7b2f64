package dev.ashlar.host.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedDirectoriesTest {
    @TempDir
    private Path temp;

    private Path place;
    private UnpackedDirectories directories;
    private byte[] tar;

    @BeforeEach
    void tar() throws IOException {
        place = temp.resolve("unpacked");
        directories = new UnpackedDirectories(place);
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.writeString(tree.resolve("file"), "text");
        try (InputStream in = DirectoryTar.of(tree, name -> true).open()) {
            tar = in.readAllBytes();
        }
    }

    @Test
    void unpacksOnce() throws Exception {
        var opened = new AtomicInteger();
        var results = new ArrayList<Future<Path>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                results.add(threads.submit(() -> new UnpackedDirectories(place).unpack(Digest.of(tar), () -> {
                    opened.incrementAndGet();
                    return new ByteArrayInputStream(tar);
                })));
            }
        }
        for (Future<Path> result : results) {
            assertThat(result.get().resolve("file")).hasContent("text");
        }
        assertThat(opened).hasValue(1);
    }

    @Test
    void leavesNothingOfWhatFailed() throws IOException {
        assertThatThrownBy(() -> directories.unpack(
                        Digest.of(tar),
                        () -> new SequenceInputStream(new ByteArrayInputStream(tar, 0, 1024), broken())))
                .hasMessage("the disk is gone");
        assertThat(names()).containsExactly("lock");
    }

    @Test
    void removesWhatAKilledProcessLeft() throws IOException {
        Path left = place.resolve("incoming-1234/a/b");
        Files.createDirectories(left);
        Files.writeString(left.resolve("half"), "ha");

        directories.unpack(Digest.of(tar), () -> new ByteArrayInputStream(tar));

        assertThat(names()).containsExactlyInAnyOrder("lock", Digest.of(tar).hex());
    }

    @Test
    void removesWhatNobodyNeeds() throws IOException {
        directories.unpack(Digest.of(tar), () -> new ByteArrayInputStream(tar));

        assertThat(directories.retain(Set.of(Digest.of(tar)))).isZero();
        assertThat(names()).contains(Digest.of(tar).hex());
        assertThat(directories.retain(Set.of())).isEqualTo(1);
        assertThat(names()).containsExactly("lock");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk is gone");
            }
        };
    }
}
