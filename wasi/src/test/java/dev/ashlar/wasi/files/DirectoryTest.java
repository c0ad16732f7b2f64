package dev.ashlar.wasi.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing outside of a directory can be reached through it. */
abstract class DirectoryTest {
    static final OpenMode READ = new OpenMode(true, false, false, false, false, false, true, false, false);
    private static final OpenMode READ_WRITE = new OpenMode(true, true, false, false, false, false, true, false, false);
    private static final OpenMode CREATE = new OpenMode(true, true, true, false, false, false, true, false, false);
    private static final OpenMode TRUNCATE = new OpenMode(false, false, false, false, false, true, true, false, false);

    @TempDir
    private Path host;

    Path inside;
    Directory directory;

    abstract Directory open(Path path, boolean writable) throws IOException;

    @BeforeEach
    void prepare() throws IOException {
        inside = Files.createDirectory(host.resolve("inside"));
        Files.createDirectories(inside.resolve("a/b"));
        Files.writeString(inside.resolve("a/file"), "mine");
        Files.writeString(host.resolve("secret"), "secret");
        Files.createSymbolicLink(inside.resolve("up"), Path.of(".."));
        Files.createSymbolicLink(inside.resolve("full"), host.resolve("secret"));
        Files.createSymbolicLink(inside.resolve("relative"), Path.of("../secret"));
        Files.createSymbolicLink(inside.resolve("chain"), Path.of("relative"));
        Files.createSymbolicLink(inside.resolve("good"), Path.of("a/b/../file"));
        Files.createSymbolicLink(inside.resolve("round"), Path.of("round"));
        directory = open(inside, true);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "a/../../secret",
                "a/b/../../../secret",
                "up/secret",
                "full",
                "relative",
                "chain",
                "..",
                "up",
                "../inside/a/file",
                "/etc/passwd",
                "/",
                "a/../../inside/a/file"
            })
    void noPathLeadsOutside(String path) throws IOException {
        assertRefused(() -> directory.open(path, READ), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.open(path, READ_WRITE), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.open(path, CREATE), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.open(path, TRUNCATE), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.status(path, true), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.setTimes(path, true, FileTime.NOW, FileTime.NOW), FileError.NOT_PERMITTED);
        assertThat(Files.readString(host.resolve("secret"))).isEqualTo("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../new", "up/new", "a/../../new", "/tmp/ashlar-new"})
    void nothingIsMadeOrRemovedOutside(String path) throws IOException {
        Path victim = host.resolve("new");
        assertRefused(() -> directory.createDirectory(path), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.symbolicLink("a", path), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.link("a/file", directory, path), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.rename("a/file", directory, path), FileError.NOT_PERMITTED);
        assertThat(victim).doesNotExist();
        Files.writeString(victim, "there");
        assertRefused(() -> directory.removeFile(path), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.rename(path, directory, "stolen"), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.link(path, directory, "stolen"), FileError.NOT_PERMITTED);
        assertThat(victim).hasContent("there");
    }

    @Test
    void linksInsideAreFollowed() throws FileException {
        assertThat(read("good")).isEqualTo("mine");
        assertThat(read("a/b/../file")).isEqualTo("mine");
        assertThat(directory.status("good", false).kind()).isEqualTo(FileKind.SYMBOLIC_LINK);
        assertThat(directory.status("good", true).kind()).isEqualTo(FileKind.REGULAR_FILE);
        assertThat(directory.readLink("good")).isEqualTo("a/b/../file");
    }

    @Test
    void linksInCirclesEnd() {
        assertRefused(() -> directory.open("round", READ), FileError.LOOP);
    }

    @Test
    void absoluteLinksAreNeitherMadeNorTold() {
        assertRefused(() -> directory.symbolicLink("/etc/passwd", "link"), FileError.NOT_PERMITTED);
        assertRefused(() -> directory.readLink("full"), FileError.NOT_PERMITTED);
    }

    @Test
    void aDirectoryToReadChangesNothing() throws Exception {
        try (Directory readOnly = open(inside, false)) {
            assertThat(read(readOnly, "a/file")).isEqualTo("mine");
            for (ThrowingCallable change : List.<ThrowingCallable>of(
                    () -> readOnly.open("a/file", READ_WRITE),
                    () -> readOnly.open("a/file", TRUNCATE),
                    () -> readOnly.open("new", CREATE),
                    () -> ((Directory) readOnly.open("a", READ)).open("file", TRUNCATE),
                    () -> readOnly.createDirectory("new"),
                    () -> readOnly.removeFile("a/file"),
                    () -> readOnly.removeDirectory("a/b"),
                    () -> readOnly.symbolicLink("a", "new"),
                    () -> readOnly.setTimes(FileTime.NOW, FileTime.NOW),
                    () -> readOnly.setTimes("a/file", true, FileTime.NOW, FileTime.NOW),
                    () -> readOnly.rename("a/file", readOnly, "new"),
                    () -> readOnly.rename("a/file", directory, "new"),
                    () -> directory.rename("a/file", readOnly, "new"),
                    () -> readOnly.link("a/file", directory, "new"),
                    () -> directory.link("a/file", readOnly, "new"))) {
                assertRefused(change, FileError.NOT_PERMITTED);
            }
            try (FileHandle file = (FileHandle) readOnly.open("a/file", READ)) {
                assertRefused(() -> file.write(0, new byte[1], 0, 1), FileError.BAD_DESCRIPTOR);
                assertRefused(() -> file.setSize(0), FileError.BAD_DESCRIPTOR);
                assertRefused(() -> file.setTimes(FileTime.NOW, FileTime.NOW), FileError.NOT_PERMITTED);
            }
        }
        assertThat(inside.resolve("a/file")).hasContent("mine");
        assertThat(inside.resolve("new")).doesNotExist();
    }

    @Test
    void namesWithNulOrNothingAreRefused() {
        assertRefused(() -> directory.open("a/file\0x", READ), FileError.INVALID);
        assertRefused(() -> directory.open("", READ), FileError.NO_ENTRY);
        assertRefused(() -> directory.open("x".repeat(300), READ), FileError.NAME_TOO_LONG);
        assertRefused(() -> directory.open("x/".repeat(3000), READ), FileError.NAME_TOO_LONG);
    }

    @Test
    void listsWhatIsThere() throws FileException {
        assertThat(directory.list(100, () -> {}))
                .extracting(DirectoryEntry::name)
                .containsExactlyInAnyOrder("a", "up", "full", "relative", "chain", "good", "round");
        assertRefused(() -> directory.list(3, () -> {}), FileError.OVERFLOW);
    }

    @Test
    void appendsGoToTheEndWhereverThatIs() throws Exception {
        OpenMode append = new OpenMode(false, true, false, false, false, false, true, true, false);
        try (FileHandle one = (FileHandle) directory.open("a/file", append);
                FileHandle other = (FileHandle) directory.open("a/file", append)) {
            one.write(0, "1".getBytes(StandardCharsets.UTF_8), 0, 1);
            other.write(0, "2".getBytes(StandardCharsets.UTF_8), 0, 1);
            one.write(0, "3".getBytes(StandardCharsets.UTF_8), 0, 1);
        }
        assertThat(read("a/file")).isEqualTo("mine123");
    }

    @Test
    void aClosedFileStaysClosed() throws Exception {
        FileHandle file = (FileHandle) directory.open("a/file", READ);
        file.close();
        file.close();
        assertRefused(() -> file.read(0, new byte[1], 0, 1), FileError.BAD_DESCRIPTOR);
    }

    /** Reads through a link while someone else swaps it. */
    void race() throws Exception {
        Files.createDirectory(inside.resolve("real"));
        Files.writeString(inside.resolve("real/secret"), "mine");
        Path swapped = inside.resolve("swapped");
        Path directoryLink = Files.createSymbolicLink(inside.resolve("to-real"), Path.of("real"));
        Path outsideLink = Files.createSymbolicLink(inside.resolve("to-outside"), Path.of(".."));
        AtomicBoolean stop = new AtomicBoolean();
        Thread swapper = Thread.ofPlatform().start(() -> {
            try {
                Path next = inside.resolve("next");
                while (!stop.get()) {
                    for (Path link : List.of(directoryLink, outsideLink)) {
                        Files.createSymbolicLink(next, Files.readSymbolicLink(link));
                        Files.move(next, swapped, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        int mine = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        for (int i = 0; i < 5_000 || mine == 0 && System.nanoTime() < end; i++) {
            try {
                assertThat(read("swapped/secret")).isEqualTo("mine");
                mine++;
            } catch (FileException e) {
                assertThat(e.error()).isIn(FileError.NOT_PERMITTED, FileError.NO_ENTRY);
            }
        }
        stop.set(true);
        swapper.join();
        assertThat(mine).isPositive();
    }

    private String read(String path) throws FileException {
        return read(directory, path);
    }

    private static String read(Directory from, String path) throws FileException {
        try (FileHandle file = (FileHandle) from.open(path, READ)) {
            byte[] bytes = new byte[100];
            return new String(bytes, 0, file.read(0, bytes, 0, 100), StandardCharsets.UTF_8);
        }
    }

    static void assertRefused(ThrowingCallable action, FileError... errors) {
        assertThatThrownBy(action)
                .isInstanceOfSatisfying(
                        FileException.class, e -> assertThat(e.error()).isIn((Object[]) errors));
    }
}
