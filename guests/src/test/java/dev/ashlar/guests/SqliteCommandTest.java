package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** SQLite as a program of WASI 0.1, with a database in a directory that it was granted. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux can grant directories")
class SqliteCommandTest {
    private static final String FILL = """
            CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT);
            INSERT INTO t(b) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT 'row ' || i FROM n;
            """;

    private WasiProgram program;

    @TempDir
    private Path folder;

    @BeforeAll
    void make() throws Exception {
        program = WasiProgram.made("sqlite");
    }

    @AfterAll
    void close() {
        if (program != null) {
            program.close();
        }
    }

    private WasiProgram.Run write(String statements) throws Exception {
        return program.run(program.grants("/db/t.db").withPreopen(WasiProgram.writable(folder, "/db")), statements);
    }

    private WasiProgram.Run read(String statements) throws Exception {
        return program.run(program.grants("/db/t.db").withPreopen(WasiProgram.readOnly(folder, "/db")), statements);
    }

    @Test
    void aDatabaseOutlivesTheProgram() throws Exception {
        assertThat(write(FILL)).isEqualTo(new WasiProgram.Run(0, "", ""));
        assertThat(Files.size(folder.resolve("t.db"))).isGreaterThan(200_000);
        assertThat(read("SELECT count(*), sum(a), max(b), avg(a) FROM t;\nPRAGMA integrity_check;\n"))
                .isEqualTo(new WasiProgram.Run(0, "20000|200010000|row 9999|10000.5\nok\n", ""));
        assertThat(write("BEGIN;\nDELETE FROM t WHERE a > 10;\nROLLBACK;\nSELECT count(*) FROM t;\n")
                        .out())
                .isEqualTo("20000\n");
        assertThat(write("DELETE FROM t WHERE a > 10;\nVACUUM;\nSELECT count(*) FROM t;\n")
                        .out())
                .isEqualTo("10\n");
        assertThat(Files.size(folder.resolve("t.db"))).isLessThan(20_000);
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("t.db");
        }
    }

    @Test
    void aReadOnlyDatabaseStaysAsItIs() throws Exception {
        assertThat(write("CREATE TABLE t(a);\n").exitCode()).isZero();
        assertThat(read("INSERT INTO t VALUES (1);\n"))
                .isEqualTo(new WasiProgram.Run(1, "", "error: attempt to write a readonly database\n"));
    }

    @Test
    void withoutADirectoryThereIsMemoryOnly() throws Exception {
        assertThat(program.run(program.grants(), "SELECT 6 * 7;\n").out()).isEqualTo("42\n");
        assertThat(program.run(program.grants("/db/t.db"), "SELECT 1;\n").exitCode())
                .isEqualTo(1);
    }
}
