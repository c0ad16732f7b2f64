package dev.ashlar.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.capabilities.GuestBed.Guest;
import dev.ashlar.capabilities.guests.ashlar.guests.settings.Draft;
import dev.ashlar.capabilities.guests.ashlar.guests.settings.Settings;
import dev.ashlar.component.Tuple;
import dev.ashlar.wasi.WasiLookup;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** wasi:config by a component that imports all of its drafts. */
class ConfigTest {
    @TempDir
    private Path state;

    private GuestBed bed;
    private Guest guest;

    private Settings guest(Map<String, String> config) {
        bed = new GuestBed(
                "settings",
                Capabilities.open(new CapabilitiesConfig("app", state)),
                new ComponentCapabilities("guest", config, Set.of(), Set.of(), message -> {}, WasiLookup.OF_STORE));
        guest = bed.newGuest();
        return Settings.of(guest.instance());
    }

    @AfterEach
    void close() {
        guest.close();
        bed.close();
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatIsSet(Draft draft) {
        Settings settings = guest(Map.of("greeting", "grüß Gott", "empty", ""));
        assertThat(settings.get(draft, "greeting")).contains("grüß Gott");
        assertThat(settings.get(draft, "empty")).contains("");
        assertThat(settings.get(draft, "Greeting")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void listsAllInOrder(Draft draft) {
        Settings settings = guest(Map.of("b", "2", "a", "1", "c", "3"));
        assertThat(settings.getAll(draft))
                .containsExactly(new Tuple.Of2<>("a", "1"), new Tuple.Of2<>("b", "2"), new Tuple.Of2<>("c", "3"));
    }

    @ParameterizedTest
    @EnumSource
    void isEmptyForAComponentWithoutConfiguration(Draft draft) {
        Settings settings = guest(Map.of());
        assertThat(settings.getAll(draft)).isEmpty();
        assertThat(settings.get(draft, "PATH")).isEmpty();
    }
}
