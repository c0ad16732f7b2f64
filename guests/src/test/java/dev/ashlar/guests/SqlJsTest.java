package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** SQLite, built by Emscripten; its release build calls everything by one or two letters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlJsTest {
    private static final NpmFile FILE = new NpmFile(
            "sql.js",
            "1.16.0",
            "dist/sql-wasm.wasm",
            "43bbcdd44287e5a2db3b6b5af34b1a3485a7a441285d247976c1ebe3c61f8dbf");

    private static final String INITIALIZE = "P";
    private static final String PREPARE = "T";
    private static final String STEP = "U";
    private static final String RESET = "V";
    private static final String EXEC = "W";
    private static final String FINALIZE = "X";
    private static final String COLUMN_TEXT = "Z";
    private static final String ERROR_MESSAGE = "$";
    private static final String COLUMN_COUNT = "ra";
    private static final String BIND_INT = "ya";
    private static final String BIND_TEXT = "za";
    private static final String CLOSE = "Ea";
    private static final String OPEN = "Ha";
    private static final String MALLOC = "Ia";
    private static final String FREE = "Ja";

    private static final int OK = 0;
    private static final int ROW = 100;
    private static final int DONE = 101;
    private static final int COPY_THE_TEXT = -1;

    private PublishedModule published;
    private Guest guest;
    private int database;

    @BeforeAll
    void open() throws Exception {
        published = new PublishedModule("sql.js", FILE);
        guest = new Guest(published)
                .host("a", "c", _ -> 0.0) // emscripten_get_now
                .host("a", "d", _ -> 1.7e12) // emscripten_date_now
                .host("a", "l", arguments -> guest.growTo(arguments[0])) // emscripten_resize_heap
                .host("a", "x", _ -> -44) // openat: no such file
                .host("a", "H", arguments -> guest.noEnvironment(arguments)) // environ_sizes_get
                .host("a", "G", _ -> 0); // environ_get
        guest.instantiate();
        guest.useMemory("O");
        guest.call(INITIALIZE);
        int handle = guest.callInt(MALLOC, 4);
        assertThat(guest.callInt(OPEN, copy(":memory:"), handle)).isEqualTo(OK);
        database = guest.memory().readInt(handle);
    }

    @AfterAll
    void close() {
        if (guest != null) {
            assertThat(guest.callInt(CLOSE, database)).isEqualTo(OK);
            guest.close();
            published.close();
        }
    }

    @Test
    void answersFromATableThatItFilled() {
        execute("CREATE TABLE mason(id INTEGER PRIMARY KEY, name TEXT NOT NULL, stones INTEGER)");
        execute("INSERT INTO mason(name, stones) VALUES ('Ada', 3), ('Grace', 5), ('Žofie', 8)");
        assertThat(query("SELECT id, name, stones * 2.5 FROM mason WHERE stones > 3 ORDER BY name DESC"))
                .containsExactly(List.of("3", "Žofie", "20.0"), List.of("2", "Grace", "12.5"));
        assertThat(query("SELECT sqlite_version()").getFirst().getFirst()).startsWith("3.");
    }

    @Test
    void reportsErrorsInItsOwnWords() {
        int statement = guest.callInt(MALLOC, 4);
        assertThat(guest.callInt(PREPARE, database, copy("SELEC 1"), -1, statement, 0))
                .isEqualTo(1);
        assertThat(guest.text(guest.callInt(ERROR_MESSAGE, database))).isEqualTo("near \"SELEC\": syntax error");
    }

    @Test
    void worksOnManyRows() {
        published.timed("50,000 rows", () -> {
            execute("CREATE TABLE stone(id INTEGER PRIMARY KEY, name TEXT, weight INTEGER)");
            execute("BEGIN");
            int insert = prepare("INSERT INTO stone(name, weight) VALUES (?, ?)");
            for (int i = 1; i <= 50_000; i++) {
                int text = copy("stone " + i);
                guest.call(BIND_TEXT, insert, 1, text, -1, COPY_THE_TEXT);
                guest.call(FREE, text);
                guest.call(BIND_INT, insert, 2, i % 97);
                assertThat(guest.callInt(STEP, insert)).isEqualTo(DONE);
                guest.call(RESET, insert);
            }
            guest.call(FINALIZE, insert);
            execute("COMMIT");
            execute("CREATE INDEX by_weight ON stone(weight, name)");
            return insert;
        });
        long sum = 0;
        for (int i = 1; i <= 50_000; i++) {
            sum += i % 97;
        }
        assertThat(query("SELECT count(*), sum(weight), max(name) FROM stone"))
                .containsExactly(List.of("50000", Long.toString(sum), "stone 9999"));
        assertThat(query("SELECT s.name, t.name FROM stone s JOIN stone t ON t.weight = s.weight AND t.id = s.id + 97 "
                        + "WHERE s.weight = 96 ORDER BY s.id LIMIT 2"))
                .containsExactly(List.of("stone 96", "stone 193"), List.of("stone 193", "stone 290"));
        assertThat(query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) "
                        + "SELECT sum(i * i) FROM n"))
                .containsExactly(List.of("333833500"));
    }

    private void execute(String sql) {
        int text = copy(sql);
        int code = guest.callInt(EXEC, database, text, 0, 0, 0);
        guest.call(FREE, text);
        assertThat(code)
                .as(() -> guest.text(guest.callInt(ERROR_MESSAGE, database)))
                .isEqualTo(OK);
    }

    private int prepare(String sql) {
        int statement = guest.callInt(MALLOC, 4);
        int text = copy(sql);
        assertThat(guest.callInt(PREPARE, database, text, -1, statement, 0))
                .as(() -> guest.text(guest.callInt(ERROR_MESSAGE, database)))
                .isEqualTo(OK);
        guest.call(FREE, text);
        return guest.memory().readInt(statement);
    }

    private List<List<String>> query(String sql) {
        int statement = prepare(sql);
        List<List<String>> rows = new ArrayList<>();
        int code;
        while ((code = guest.callInt(STEP, statement)) == ROW) {
            List<String> row = new ArrayList<>();
            for (int column = 0; column < guest.callInt(COLUMN_COUNT, statement); column++) {
                row.add(guest.text(guest.callInt(COLUMN_TEXT, statement, column)));
            }
            rows.add(row);
        }
        assertThat(code).isEqualTo(DONE);
        assertThat(guest.callInt(FINALIZE, statement)).isEqualTo(OK);
        return rows;
    }

    private int copy(String text) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
        int address = guest.callInt(MALLOC, bytes.length);
        guest.memory().write(address, bytes);
        return address;
    }
}
