package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.WasmFrame;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** SpiderMonkey as componentize-js embeds it, before any script: what happens when a JavaScript component is built. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StarlingMonkeyTest {
    private static final NpmFile FILE = new NpmFile(
            "@bytecodealliance/componentize-js",
            "0.23.0",
            "lib/starlingmonkey_embedding.wasm",
            "6094cd93d966f9bec9b01332db6e0eedbaf22f60b745c9f823f21e33cbd4d365");

    private PublishedModule published;

    @BeforeAll
    void load() throws Exception {
        published = new PublishedModule("StarlingMonkey", FILE);
    }

    @AfterAll
    void close() {
        if (published != null) {
            published.close();
        }
    }

    @Test
    void trapsAtTheFirstMissingImportWithItsName() {
        try (var guest = new Guest(published)) {
            guest.instantiate();
            var trap = catchThrowableOfType(Trap.class, () -> guest.call("_initialize"));
            assertThat(trap.code()).isEqualTo(TrapCode.MISSING_IMPORT);
            assertThat(trap.detail()).isEqualTo("wasi_snapshot_preview1.random_get");
            assertThat(trap.backtrace()).extracting(WasmFrame::module).containsOnly("StarlingMonkey");
        }
    }

    @Test
    void evaluatesAScript() {
        try (var guest = new Guest(published)) {
            var wasi = new ReadOnlyWasi(guest, "--strip-path-prefix / wall.js", Map.of("wall.js", """
                    function* fibonacci(a = 0n, b = 1n) { for (;;) { yield a; [a, b] = [b, a + b]; } }
                    const hundredth = fibonacci().drop(100).next().value;
                    const date = '2026-11-20'.replace(/(?<y>\\d+)-(?<m>\\d+)-(?<d>\\d+)/u, '$<d>.$<m>.$<y>');
                    class Wall { #stones = [3, 1, 2]; get sorted() { return this.#stones.toSorted(); } }
                    let primes = 0;
                    for (let n = 2; n < 5000; n++) {
                        let prime = true;
                        for (let d = 2; d * d <= n && prime; d++) prime = n % d !== 0;
                        primes += prime;
                    }
                    console.log(JSON.stringify([`${hundredth}`, date, new Wall().sorted, primes]));
                    """));
            guest.instantiate();
            guest.useMemory("memory");
            guest.call("_initialize");
            published.timed("evaluate", () -> guest.call("wizer-initialize"));
            assertThat(wasi.output()).isEqualTo("[\"354224848179261915075\",\"20.11.2026\",[1,2,3],669]\n");
        }
    }
}
