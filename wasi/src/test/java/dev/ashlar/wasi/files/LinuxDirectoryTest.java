package dev.ashlar.wasi.files;

import dev.ashlar.wasi.files.linux.LinuxDirectory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LinuxDirectoryTest extends DirectoryTest {
    @Override
    Directory open(Path path, boolean writable) throws IOException {
        return LinuxDirectory.open(path, writable);
    }

    @Test
    void aGuestThatSwapsLinksWinsNoRace() throws Exception {
        race();
    }

    @Test
    void magicLinksOfTheKernelAreNotFollowed() throws Exception {
        try (Directory process = open(Path.of("/proc/self"), false)) {
            assertRefused(() -> process.open("root/etc/passwd", READ), FileError.LOOP, FileError.NOT_PERMITTED);
            assertRefused(() -> process.open("cwd", READ), FileError.LOOP, FileError.NOT_PERMITTED);
            assertRefused(() -> process.open("fd/0", READ), FileError.LOOP, FileError.NOT_PERMITTED);
        }
    }
}
