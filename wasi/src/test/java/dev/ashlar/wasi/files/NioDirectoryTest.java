package dev.ashlar.wasi.files;

import dev.ashlar.wasi.files.nio.NioDirectory;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Where directories can be kept open, as on macOS. */
class NioDirectoryTest extends DirectoryTest {
    @Override
    Directory open(Path path, boolean writable) throws IOException {
        return NioDirectory.open(path, writable, NioDirectory.Holding.OPEN_IF_POSSIBLE);
    }

    @Test
    void aGuestThatSwapsLinksWinsNoRace() throws Exception {
        race();
    }
}
