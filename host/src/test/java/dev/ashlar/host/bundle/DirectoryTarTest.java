package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTarTest {
    private static final Map<String, String> FILES = Map.of(
            "index.html",
            "<h1>hello</h1>",
            "empty",
            "",
            "block",
            "x".repeat(512),
            "a/b/c.txt",
            "deep",
            "a.txt",
            "sorts between a and a/b",
            "ä/ö.txt",
            "not ASCII",
            "n".repeat(150) + "/" + "m".repeat(150) + ".txt",
            "a long name");

    @TempDir
    private Path temp;

    @Test
    void isTheSameWhateverTheOrderTheClockAndTheModes() throws IOException {
        Path one = tree("one", List.copyOf(new TreeMap<>(FILES).keySet()));
        Path other = tree("other", List.copyOf(new TreeMap<>(FILES).descendingKeySet()));
        Files.setLastModifiedTime(other.resolve("a.txt"), FileTime.from(Instant.EPOCH));
        Files.setPosixFilePermissions(other.resolve("a.txt"), PosixFilePermissions.fromString("rwx------"));

        assertThat(pack(other)).isEqualTo(pack(one));
    }

    @Test
    void isOneThatTarReads() throws IOException, InterruptedException {
        Path tar = temp.resolve("it.tar");
        Files.write(tar, pack(tree("one", List.copyOf(FILES.keySet()))));
        Path target = Files.createDirectory(temp.resolve("target"));

        var process = new ProcessBuilder("tar", "-xf", tar.toString(), "-C", target.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.inputReader().lines().collect(Collectors.joining("\n")))
                .isEmpty();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(contents(target)).isEqualTo(FILES);
    }

    @Test
    void comesOutAsItWentIn() throws IOException {
        Path tree = tree("one", List.copyOf(FILES.keySet()));
        Files.createDirectory(tree.resolve("nothing"));
        Path target = unpack(pack(tree));

        assertThat(contents(target)).isEqualTo(FILES);
        assertThat(target.resolve("nothing")).isDirectory();
        assertThat(pack(target)).isEqualTo(pack(tree));
    }

    @Test
    void timesOfFilesFollowFromTheirContents() throws IOException {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.writeString(tree.resolve("one"), "same");
        Files.writeString(tree.resolve("two"), "same");
        Files.writeString(tree.resolve("other"), "diff");
        Path target = unpack(pack(tree));

        FileTime time = Files.getLastModifiedTime(target.resolve("one"));
        assertThat(Files.getLastModifiedTime(target.resolve("two"))).isEqualTo(time);
        assertThat(Files.getLastModifiedTime(target.resolve("other"))).isNotEqualTo(time);
    }

    @Test
    void refusesLinks() throws IOException {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("/etc/passwd"));

        assertThatThrownBy(() -> pack(tree))
                .isInstanceOf(IOException.class)
                .hasMessage(tree.resolve("link") + " is a symbolic link; put a file in its place, or take it away");
    }

    @Test
    void refusesNamesThatAreTheSameElsewhere() throws IOException {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Files.writeString(tree.resolve("README"), "");
        Files.writeString(tree.resolve("readme"), "");

        assertThatThrownBy(() -> pack(tree)).hasMessageContaining("in capitals or in small letters");
    }

    @Test
    void seesThatAFileGrew() throws IOException {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Path file = Files.writeString(tree.resolve("file"), "short");
        var tar = DirectoryTar.of(tree, name -> true);
        Files.writeString(file, "longer");

        assertThatThrownBy(() -> tar.open().readAllBytes())
                .hasMessage(file + " changed while it was packed; pack it again");
    }

    @Test
    void seesThatAFileShrank() throws IOException {
        Path tree = Files.createDirectory(temp.resolve("tree"));
        Path file = Files.writeString(tree.resolve("file"), "long");
        var tar = DirectoryTar.of(tree, name -> true);
        Files.writeString(file, "s");

        assertThatThrownBy(() -> tar.open().readAllBytes()).hasMessageContaining("changed while it was packed");
    }

    private Path tree(String name, List<String> order) throws IOException {
        Path tree = temp.resolve(name);
        for (String file : order) {
            Path path = tree.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, FILES.get(file));
        }
        return tree;
    }

    private static byte[] pack(Path tree) throws IOException {
        try (InputStream in = DirectoryTar.of(tree, name -> true).open()) {
            return in.readAllBytes();
        }
    }

    private Path unpack(byte[] tar) throws IOException {
        return new UnpackedDirectories(temp.resolve("unpacked"))
                .unpack(Digest.of(tar), () -> new ByteArrayInputStream(tar));
    }

    private static Map<String, String> contents(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            return files.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> tree.relativize(file).toString(), DirectoryTarTest::text));
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
