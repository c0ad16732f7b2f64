package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tars as somebody might make them who means harm. Whatever is in them, nothing is left of them. */
class HostileTarTest {
    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../escaped",
                "/etc/escaped",
                "a/../../escaped",
                "./a",
                "a//b",
                "",
                ".",
                "..",
                "a\\b",
                "a\nb",
                "a\u0000b",
                "a/"
            })
    void refusesNames(String name) {
        assertThatThrownBy(() -> unpack(new Tar().file(name, "x").end())).isInstanceOf(TarException.class);
    }

    @Test
    void refusesLongNamesThatLeadOut() {
        String name = "../".repeat(50) + "escaped";
        assertThatThrownBy(() -> unpack(new Tar().longName(name, "x").end()))
                .isInstanceOf(TarException.class)
                .hasMessageContaining("not a plain relative path");
    }

    @ParameterizedTest
    @CsvSource({
        "1, a hard link",
        "2, a symbolic link",
        "3, a device",
        "4, a block device",
        "6, a pipe",
        "7, contiguous",
        "g, for all that follow",
        "L, a long name of GNU's",
        "S, with holes",
        "V, a volume"
    })
    void refusesWhatIsNeitherFileNorDirectory(char type, String what) {
        assertThatThrownBy(() -> unpack(new Tar().entry("a", type, "").end()))
                .as(what)
                .isInstanceOf(TarException.class)
                .hasMessageContaining("a is neither a file nor a directory");
    }

    @Test
    void refusesTheSameNameTwice() {
        assertThatThrownBy(() -> unpack(new Tar().file("a", "x").file("a", "y").end()))
                .hasMessageContaining("another one of that name");
        assertThatThrownBy(() -> unpack(
                        new Tar().file("Straße", "x").file("STRASSE", "y").end()))
                .hasMessageContaining("another one of that name");
        assertThatThrownBy(() -> unpack(new Tar().directory("a").file("a", "y").end()))
                .hasMessageContaining("another one of that name");
    }

    @Test
    void refusesAFileInAFile() {
        assertThatThrownBy(
                        () -> unpack(new Tar().file("a", "x").file("a/b", "y").end()))
                .hasMessage("\"a/b\" in the tar is in no directory of the tar");
    }

    @Test
    void refusesAnExtendedHeaderThatSaysMore() {
        assertThatThrownBy(() -> unpack(new Tar()
                        .entry("x", 'x', "21 linkpath=/etc/pwd\n")
                        .file("a", "")
                        .end()))
                .hasMessage("an extended header says more than a name");
        assertThatThrownBy(() -> unpack(new Tar()
                        .entry("x", 'x', "10 path=a\n10 path=b\n")
                        .file("a", "")
                        .end()))
                .hasMessage("an extended header says more than a name");
    }

    @Test
    void refusesAnExtendedHeaderOfAnySize() {
        byte[] tar = new Tar().entry("x", 'x', "").bytes();
        byte[] header = new TarHeader("x", 'x', 1L << 32).encode();
        System.arraycopy(header, 0, tar, 0, header.length);
        assertThatThrownBy(() -> unpack(tar)).hasMessage("an extended header has 4294967296 bytes");
    }

    @Test
    void refusesMoreThanADirectoryMayHave() {
        byte[] header = new TarHeader("a", TarHeader.FILE, 5L << 30).encode();
        assertThatThrownBy(() -> unpack(header)).hasMessage("the tar has more than 100000 files or 4 GiB in it");
    }

    @Test
    void refusesTooManyFiles() {
        var tar = new Tar();
        for (int i = 0; i <= DirectoryTar.MAX_ENTRIES; i++) {
            tar.directory("d" + i);
        }
        assertThatThrownBy(() -> unpack(tar.end())).hasMessageContaining("more than 100000 files");
    }

    @Test
    void refusesTooManyDirectoriesInEachOther() {
        var tar = new Tar();
        var name = new StringBuilder("d");
        for (int i = 0; i < 100; i++) {
            tar.directory(name.toString());
            name.append("/d");
        }
        assertThatThrownBy(() -> unpack(tar.end())).hasMessageContaining("more than 64 directories deep");
    }

    @Test
    void refusesWhatHasNoEnd() {
        byte[] whole = new Tar().file("a", "x".repeat(600)).end();
        for (int length : new int[] {0, 100, 512, 513, 1100, 1536, 2048}) {
            assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, length)))
                    .as("%d bytes", length)
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void refusesWhatStandsBehindTheEnd() {
        byte[] whole = new Tar().file("a", "x").end();
        assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, whole.length + 512)))
                .hasMessage("something stands behind the end of the tar");
    }

    @Test
    void failsInAnOrderlyWayWhateverTheBytes() throws IOException {
        byte[] whole = new Tar()
                .directory("a")
                .file("a/b", "contents")
                .longName("c".repeat(200), "x")
                .end();
        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] mutated = whole.clone();
            for (int n = random.nextInt(3); n >= 0; n--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            try {
                unpack(mutated);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
        assertThat(temp.resolve("escaped")).doesNotExist();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        try (var files = Files.list(temp.resolve("unpacked"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.equals("lock") || name.length() == 64);
        }
    }

    private Path unpack(byte[] tar) throws IOException {
        return new UnpackedDirectories(temp.resolve("unpacked"))
                .unpack(Digest.of(tar), () -> new ByteArrayInputStream(tar));
    }

    /** A tar with anything in it. */
    private static final class Tar {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Tar file(String name, String text) {
            return entry(name, TarHeader.FILE, text);
        }

        Tar directory(String name) {
            return entry(name + "/", TarHeader.DIRECTORY, "");
        }

        Tar longName(String name, String text) {
            String rest = " path=" + name + "\n";
            return entry("path", TarHeader.EXTENDED, length(rest.length()) + rest)
                    .file("short", text);
        }

        Tar entry(String name, char type, String text) {
            byte[] bytes = text.getBytes(UTF_8);
            boolean plain = name.length() <= TarHeader.MAX_NAME && name.chars().allMatch(c -> c < 0x80 && c != 0);
            if (!plain) {
                String rest = " path=" + name + "\n";
                entry("path", TarHeader.EXTENDED, length(rest.getBytes(UTF_8).length) + rest);
            }
            out.writeBytes(new TarHeader(plain ? name : "short", type, bytes.length).encode());
            out.writeBytes(bytes);
            out.writeBytes(new byte[TarHeader.padding(bytes.length)]);
            return this;
        }

        private static int length(int rest) {
            return rest + (rest < 98 ? 2 : 3);
        }

        byte[] bytes() {
            return out.toByteArray();
        }

        byte[] end() {
            out.writeBytes(new byte[2 * TarHeader.BLOCK]);
            return out.toByteArray();
        }
    }
}
