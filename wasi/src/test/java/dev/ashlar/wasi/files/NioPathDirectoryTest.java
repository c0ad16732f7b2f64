package dev.ashlar.wasi.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.wasi.files.nio.NameRules;
import dev.ashlar.wasi.files.nio.NioDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where they cannot, as on Windows. Its links and names are tried as far as another system has them. */
class NioPathDirectoryTest extends DirectoryTest {
    @Override
    Directory open(Path path, boolean writable) throws IOException {
        return NioDirectory.open(path, writable, NioDirectory.Holding.BY_PATH);
    }

    private Directory windows() throws IOException {
        return NioDirectory.open(inside, true, NioDirectory.Holding.BY_PATH, NameRules.WINDOWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CON",
                "con",
                "Nul",
                "nul.txt",
                "NUL .txt",
                "aux.tar.gz",
                "PRN",
                "COM1",
                "com9.log",
                "LPT0",
                "COM\u00b9",
                "CONIN$",
                "conout$",
                "file.",
                "file ",
                "file...",
                "a. ",
                " a",
                "file:stream",
                "file::$DATA",
                "C:",
                "C:\\Windows",
                "..\\secret",
                "a\\file",
                "\\\\host\\share",
                "what?",
                "a*",
                "a|b",
                "a<b",
                "a>b",
                "a\"b",
                "tab\t",
                "\u0001"
            })
    void namesThatMeanMoreToWindowsAreRefused(String name) throws Exception {
        Files.writeString(inside.resolve(name.replace('\\', '_')), "there");
        try (Directory directory = windows()) {
            assertRefused(() -> directory.open(name, READ), FileError.NOT_PERMITTED);
            assertRefused(() -> directory.open("a/../" + name, READ), FileError.NOT_PERMITTED);
            assertRefused(() -> directory.open(name + "/x", READ), FileError.NOT_PERMITTED);
            assertRefused(() -> directory.status(name, false), FileError.NOT_PERMITTED);
            assertRefused(() -> directory.createDirectory(name), FileError.NOT_PERMITTED);
            assertRefused(() -> directory.removeFile(name), FileError.NOT_PERMITTED);
            assertRefused(() -> directory.rename("a/file", directory, name), FileError.NOT_PERMITTED);
            assertRefused(() -> directory.link("a/file", directory, name), FileError.NOT_PERMITTED);
            assertRefused(() -> directory.symbolicLink("a", name), FileError.NOT_PERMITTED);
        }
        assertThat(inside.resolve("a/file")).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "console", "nulls", "COM", "COM10", "LPT", "a.b", ".a", "auxiliary.c", "x.CON", "a b"})
    void namesThatMeanNothingToWindowsAreNames(String name) throws Exception {
        try (Directory directory = windows()) {
            if (!name.equals("a")) {
                directory.createDirectory(name);
            }
            assertThat(directory.status(name, false).kind()).isEqualTo(FileKind.DIRECTORY);
        }
    }

    @Test
    void linksWithBackslashesLeadNowhere() throws Exception {
        Files.createSymbolicLink(inside.resolve("back"), Path.of("..\\secret"));
        try (Directory directory = windows()) {
            assertRefused(() -> directory.open("back", READ), FileError.NOT_PERMITTED);
            assertRefused(() -> directory.symbolicLink("..\\secret", "new"), FileError.NOT_PERMITTED);
        }
    }

    /** What has become a link since it was opened is not gone through. */
    @Test
    void aSwappedDirectoryIsNotUsed() throws Exception {
        try (Directory below = (Directory) directory.open("a", READ)) {
            Files.move(inside.resolve("a"), inside.resolve("moved"));
            Files.createSymbolicLink(inside.resolve("a"), inside.getParent());
            assertRefused(() -> below.open("secret", READ), FileError.NOT_PERMITTED);
            assertRefused(() -> below.createDirectory("new"), FileError.NOT_PERMITTED);
            assertRefused(() -> below.removeFile("secret"), FileError.NOT_PERMITTED);
            assertRefused(() -> below.list(10, () -> {}), FileError.NOT_PERMITTED);
            assertRefused(() -> below.status("secret", false), FileError.NOT_PERMITTED);
            assertRefused(below::status, FileError.NOT_PERMITTED);
        }
        assertThat(inside.getParent().resolve("secret")).hasContent("secret");
    }
}
