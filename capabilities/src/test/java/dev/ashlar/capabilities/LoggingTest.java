package dev.ashlar.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.capabilities.GuestBed.Guest;
import dev.ashlar.capabilities.guests.ashlar.guests.settings.Settings;
import dev.ashlar.wasi.WasiLookup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** wasi:logging, and what a flood of it comes to. */
class LoggingTest {
    private static final LogLimits LIMITS = new LogLimits(10, 4, 3);

    @TempDir
    private Path state;

    private final List<LogMessage> log = new ArrayList<>();
    private GuestBed bed;

    @BeforeEach
    void open() {
        bed = new GuestBed(
                "settings",
                Capabilities.open(
                        new CapabilitiesConfig("app", state).withLimits(CapabilityLimits.DEFAULT.withLog(LIMITS))),
                new ComponentCapabilities("gateway", Map.of(), Set.of(), Set.of(), log::add, WasiLookup.OF_STORE));
    }

    @AfterEach
    void close() {
        bed.close();
    }

    private void log(int level, String context, String message, int times) {
        try (Guest guest = bed.newGuest()) {
            Settings.of(guest.instance()).log(level, context, message, times);
        }
    }

    @Test
    void bringsLevelContextMessageAndComponent() {
        for (LogLevel level : LogLevel.values()) {
            log(level.ordinal(), "http", "line\n", 1);
        }
        assertThat(log)
                .containsExactlyElementsOf(List.of(LogLevel.values()).stream()
                        .map(level -> new LogMessage("gateway", level, "http", "line\n"))
                        .toList());
    }

    @Test
    void cutsWhatIsLong() {
        log(2, "context", "0123456789", 1);
        log(2, "", "0123456789abc", 1);
        log(2, "", "012345678\uD83D\uDE80", 1);
        assertThat(log).extracting(LogMessage::context).startsWith("cont… (3 more characters)");
        assertThat(log)
                .extracting(LogMessage::message)
                .containsExactly("0123456789", "0123456789… (3 more characters)", "012345678… (2 more characters)");
    }

    @Test
    void endsAFloodWithOneLine() {
        log(2, "", "again", 100_000);
        assertThat(log).hasSize(4);
        assertThat(log.getLast())
                .isEqualTo(new LogMessage(
                        "gateway",
                        LogLevel.WARN,
                        "",
                        "logged 3 messages, as many as it may; further ones are dropped"));
    }

    @Test
    void countsForEachGuest() {
        log(2, "", "first", 3);
        log(2, "", "second", 3);
        assertThat(log).hasSize(6);
    }
}
