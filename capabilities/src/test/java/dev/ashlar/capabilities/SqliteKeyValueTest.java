package dev.ashlar.capabilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.capabilities.guests.ashlar.guests.keyvalue.StringException;
import dev.ashlar.wasi.WasiLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The embedded store. */
class SqliteKeyValueTest extends KeyValueContract {
    @Override
    Map<String, String> urls() {
        return Map.of();
    }

    private Path file() {
        return state.resolve("app/key-value/main.db");
    }

    @Test
    void makesNothingUntilItIsUsed() {
        assertThat(state).isEmptyDirectory();
        store.set(STORE, "a", bytes("1"));
        assertThat(file()).isRegularFile();
    }

    @Test
    void isFullAtItsLimitAndGoesOnBelowIt() {
        close();
        open(LIMITS.withStoreBytes(2 << 20));
        store.set(STORE, "kept", bytes("kept"));
        store.set(STORE, "a", new byte[1 << 20]);
        assertThatThrownBy(() -> store.set(STORE, "b", new byte[1 << 20]))
                .isInstanceOf(StringException.class)
                .hasMessage(
                        "the store main.db: there is no room left, on the disk or within its limit; nothing was written");
        assertThat(store.exists(STORE, "b")).isFalse();
        assertThat(store.get(STORE, "kept")).hasValue(bytes("kept"));
        store.delete(STORE, "a");
        store.set(STORE, "b", new byte[1 << 20]);
    }

    @Test
    void saysThatAFileIsDamaged() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "this is not a database, and long enough to be looked at as one ".repeat(100));
        assertThatThrownBy(() -> store.get(STORE, "a"))
                .isInstanceOf(StringException.class)
                .hasMessage("the store main.db: the file is damaged; restore it from a backup or move it away");
        assertThatThrownBy(() -> capabilities.check(new ComponentCapabilities(
                        "guest", Map.of(), Set.of(STORE), Set.of(), message -> {}, WasiLookup.OF_STORE)))
                .isInstanceOfSatisfying(
                        CapabilityException.class, e -> assertThat(e.label()).isEqualTo(STORE))
                .hasMessageContaining("key-value store \"main\"");
    }

    @Test
    void saysThatItsDirectoryCannotBeMade() throws Exception {
        Files.writeString(state.resolve("app"), "in the way");
        assertThatThrownBy(() -> store.get(STORE, "a"))
                .isInstanceOf(StringException.class)
                .hasMessageStartingWith("cannot make the directory of main.db");
    }
}
