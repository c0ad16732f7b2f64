package dev.ashlar.capabilities;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.capabilities.guests.ashlar.guests.keyvalue.StringException;
import dev.ashlar.capabilities.keyvalue.redis.RedisUrl;
import dev.ashlar.wasi.WasiLookup;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store on Redis. */
class RedisKeyValueTest extends KeyValueContract {
    private static final String USER = "app";
    private static final String PASSWORD = "p@ss:word/+";
    private static RedisServer server;

    @TempDir
    private static Path data;

    @BeforeAll
    static void startServer() {
        server = new RedisServer(
                data,
                "--user",
                USER,
                "on",
                "+@all",
                "~*",
                ">" + PASSWORD,
                "--user",
                "default",
                "on",
                "nopass",
                "+@all",
                "~*");
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void empty() throws IOException {
        talk("SELECT 3\r\nFLUSHALL\r\n");
    }

    /** What another program would do. */
    private static void talk(String commands) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write((commands + "QUIT\r\n").getBytes(UTF_8));
            socket.getInputStream().readAllBytes();
        }
    }

    @Override
    Map<String, String> urls() {
        return Map.of(STORE, "redis://app:p%40ss%3Aword%2F+@127.0.0.1:" + server.port() + "/3");
    }

    @Test
    void sharesPlainKeysWithOtherPrograms() throws IOException {
        talk("SELECT 3\r\nSET theirs hello\r\nRPUSH list a b\r\n");
        assertThat(store.get(STORE, "theirs")).hasValue(bytes("hello"));
        assertThat(store.listKeys(STORE, Optional.empty()).v0()).containsExactly("theirs");
        assertThatThrownBy(() -> store.get(STORE, "list"))
                .isInstanceOf(StringException.class)
                .hasMessageContaining("WRONGTYPE");
    }

    @Test
    void doesNotReadWhatIsTooLarge() throws IOException {
        talk("SELECT 3\r\nSETRANGE theirs 50000000 x\r\n");
        assertThatThrownBy(() -> store.get(STORE, "theirs"))
                .isInstanceOf(StringException.class)
                .hasMessageContaining("a value of 50000001 bytes, which is more than one call may get");
        store.set(STORE, "mine", bytes("1"));
        assertThat(store.get(STORE, "mine")).hasValue(bytes("1"));
    }

    @Test
    void recoversFromALostServer() {
        store.set(STORE, "a", bytes("1"));
        server.stop();
        try {
            assertThatThrownBy(() -> store.get(STORE, "a"))
                    .isInstanceOf(StringException.class)
                    .hasMessageStartingWith(
                            "the Redis server at redis://127.0.0.1:" + server.port() + "/3 does not answer:");
            assertThatThrownBy(() -> store.increment(STORE, "n", 1)).isInstanceOf(StringException.class);
        } finally {
            server.start();
        }
        assertThat(store.get(STORE, "a")).hasValue(bytes("1"));
        assertThat(store.increment(STORE, "n", 1)).isEqualTo(1);
    }

    @Test
    void doesNotNoticeAServerThatWasStartedAnew() throws Exception {
        store.set(STORE, "a", bytes("1"));
        server.stop();
        server.start();
        assertThat(store.get(STORE, "a")).hasValue(bytes("1"));
        server.stop();
        server.start();
        Thread.sleep(250); // longer than a connection is trusted
        assertThat(store.increment(STORE, "n", 1)).isEqualTo(1);
    }

    @Test
    void saysThatTheServerRefusesUs() {
        var config = new CapabilitiesConfig("app", state)
                .withKeyValue(Map.of(STORE, "redis://app:secret@127.0.0.1:" + server.port()));
        try (Capabilities refused = Capabilities.open(config)) {
            assertThatThrownBy(() -> refused.check(new ComponentCapabilities(
                            "guest", Map.of(), Set.of(STORE), Set.of(), message -> {}, WasiLookup.OF_STORE)))
                    .isInstanceOf(CapabilityException.class)
                    .hasMessageContaining("refuses us: WRONGPASS")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void readsUrls() {
        assertThat(RedisUrl.parse("redis://host"))
                .isEqualTo(new RedisUrl(false, Optional.empty(), Optional.empty(), "host", 6379, 0));
        assertThat(RedisUrl.parse("rediss://:pw@[::1]:7000/12"))
                .isEqualTo(new RedisUrl(true, Optional.empty(), Optional.of("pw"), "::1", 7000, 12))
                .hasToString("rediss://[::1]:7000/12");
        for (String bad : List.of(
                "host:6379", "redis://", "http://host", "redis://user@host", "redis://host/x", "redis://host?a=b")) {
            assertThatThrownBy(() -> RedisUrl.parse(bad)).as(bad).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() ->
                            Capabilities.open(new CapabilitiesConfig("app", state).withKeyValue(Map.of("cache", bad))))
                    .isInstanceOfSatisfying(
                            CapabilityException.class,
                            e -> assertThat(e.label()).isEqualTo("cache"));
        }
    }
}
