package dev.ashlar.daemon.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ashlar.daemon.problem.DaemonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databases of older and of newer programs, and what a tenant can do to what is known of another one. */
class DatabaseTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("state.db");
    }

    private void execute(String... statements) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            for (String one : statements) {
                int _ = statement.executeUpdate(one);
            }
        }
    }

    private static String schema(String name) throws Exception {
        try (var in = Database.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void ofTheFirstVersionIsBroughtUpToDate() throws Exception {
        execute(
                schema("schema-1.sql"),
                "PRAGMA application_id = 0x6173686c",
                "PRAGMA user_version = 1",
                "INSERT INTO tenant VALUES ('default', 0, 1, 2, 3)",
                "INSERT INTO application VALUES (7, 'default', 'shop', 0, 4)",
                "INSERT INTO domain VALUES ('shop.localhost', 7), ('shop.example.com', 7)");
        try (var database = Database.open(file())) {
            var shop = database.read(tables -> tables.applications().find("default", "shop"))
                    .orElseThrow();
            assertThat(shop.ownDomain()).isEmpty();
            assertThat(shop.domains()).containsExactly("shop.example.com", "shop.localhost");
            boolean _ = database.write(tables -> {
                tables.applications().setOwnDomain(7, Optional.of("shop.localhost"));
                return true;
            });
        }
        try (var database = Database.open(file())) {
            var shop = database.read(tables -> tables.applications().find("default", "shop"))
                    .orElseThrow();
            assertThat(shop.ownDomain()).contains("shop.localhost");
            assertThat(shop.otherDomains()).containsExactly("shop.example.com");
        }
    }

    private static List<StoredTrial> trials(Database database) {
        return database.read(tables -> tables.traffic().trials(7));
    }

    @Test
    void ofTheSecondVersionHasNoTrials() throws Exception {
        execute(
                schema("schema-1.sql"),
                schema("schema-2.sql"),
                "PRAGMA application_id = 0x6173686c",
                "PRAGMA user_version = 2",
                "INSERT INTO tenant VALUES ('default', 0, 1, 2, 3)",
                "INSERT INTO application VALUES (7, 'default', 'shop', 0, 2)",
                "INSERT INTO revision VALUES (7, 1, 'sha256:1', 0, '', '', 'ready')",
                "INSERT INTO revision VALUES (7, 2, 'sha256:2', 0, '', '', 'ready')",
                "INSERT INTO traffic VALUES (7, '', '', 1, 9), (7, '', '', 2, 1)");
        try (var database = Database.open(file())) {
            assertThat(trials(database)).isEmpty();
            StoredTraffic traffic = database.read(tables -> tables.traffic().of(7));
            assertThat(traffic.requests()).isEqualTo(Map.of(1, 9, 2, 1));
        }
    }

    @Test
    void keepsTrialsInTheirOrderUntilTheyEnd() throws Exception {
        var link = Map.<StoredTraffic.Link, SortedMap<Integer, Integer>>of(
                new StoredTraffic.Link("a", "b"), new TreeMap<>(Map.of(1, 3, 2, 1)));
        var first = new StoredTrial(new TreeSet<>(Set.of(2, 9)), StoredTraffic.all(1), 30, 4);
        var second =
                new StoredTrial(new TreeSet<>(Set.of(3)), new StoredTraffic(new TreeMap<>(Map.of(1, 1)), link), 0, 0);
        try (var database = Database.open(file())) {
            boolean _ = database.write(tables -> {
                tables.tenants().put("default", Instant.EPOCH, Quota.UNLIMITED);
                return true;
            });
            execute(
                    "INSERT INTO application VALUES (7, 'default', 'shop', 0, 3)",
                    "INSERT INTO revision VALUES (7, 1, 'sha256:1', 0, '', '', 'ready')",
                    "INSERT INTO revision VALUES (7, 2, 'sha256:2', 0, '', '', 'ready')",
                    "INSERT INTO revision VALUES (7, 3, 'sha256:3', 0, '', '', 'ready')");
            boolean _ = database.write(tables -> {
                tables.traffic().set(7, StoredTraffic.all(3), List.of(first, second));
                return true;
            });
            assertThat(trials(database)).containsExactly(first, second);
            boolean _ = database.write(tables -> {
                tables.traffic().set(7, StoredTraffic.all(1), List.of());
                return true;
            });
            assertThat(trials(database)).isEmpty();
            boolean _ = database.write(tables -> {
                tables.traffic().set(7, StoredTraffic.all(3), List.of(second));
                tables.applications().remove(7);
                return true;
            });
            assertThat(trials(database)).isEmpty();
        }
    }

    @Test
    void ofANewerVersionIsLeftAlone() throws Exception {
        execute("PRAGMA application_id = 0x6173686c", "PRAGMA user_version = 99", "CREATE TABLE something (a)");
        assertThatExceptionOfType(DaemonException.class)
                .isThrownBy(() -> Database.open(file()))
                .withMessageContaining("is of version 99")
                .withMessageContaining("use a newer one");
    }

    @Test
    void eventsOfOneTenantDoNotPushOutThoseOfAnother() throws Exception {
        try (var database = Database.open(file())) {
            List<StoredEvent> events = database.write(tables -> {
                tables.records().add("anna", "app", "deployed", "hers", Optional.empty(), Instant.EPOCH);
                for (int i = 0; i < 10_050; i++) {
                    tables.records().add("ben", "app", "deployed", "his", Optional.empty(), Instant.EPOCH);
                }
                assertThat(tables.records().events("ben", 20_000)).hasSize(10_000);
                return tables.records().events("anna", 10);
            });
            assertThat(events).extracting(StoredEvent::text).containsExactly("hers");
        }
    }
}
