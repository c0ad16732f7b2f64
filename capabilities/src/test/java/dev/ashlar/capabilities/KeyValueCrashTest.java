package dev.ashlar.capabilities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.capabilities.keyvalue.sqlite.SqliteStore;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was confirmed is there after the process was killed. */
class KeyValueCrashTest {
    @TempDir
    private Path directory;

    @Test
    void keepsWhatWasConfirmed() throws Exception {
        Path file = directory.resolve("store.db");
        long confirmed = 0;
        for (int round = 0; round < 3; round++) {
            Process writer = JavaProcess.start(KeyValueWriter.class, List.of(file.toString()));
            try (BufferedReader lines = writer.inputReader(UTF_8)) {
                for (int i = 0; i < 50 + 30 * round; i++) {
                    confirmed = Long.parseLong(lines.readLine());
                }
                // Through the handle, which leaves what is in the pipe to be read.
                boolean ignored = writer.toHandle().destroyForcibly();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    confirmed = Long.parseLong(line);
                }
            }
            int code = writer.waitFor();
            assertThat(code).isNotZero();
            try (SqliteStore store = new SqliteStore(file, KeyValueLimits.DEFAULT)) {
                long kept = Long.parseLong(new String(store.get("count").orElseThrow(), UTF_8));
                assertThat(kept).isBetween(confirmed, confirmed + 1);
                confirmed = kept;
            }
        }
    }
}
