package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.MemoryType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** QuickJS, built by Emscripten; its memory comes from the host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuickJsTest {
    private static final NpmFile FILE = new NpmFile(
            "@jitl/quickjs-wasmfile-release-sync",
            "0.32.0",
            "dist/emscripten-module.wasm",
            "105c3bed22d457e43e3d1c3c1c6959fda62a8fe06f0fc8a985303c3a2be72232");

    private static final String INITIALIZE = "u";
    private static final String MALLOC = "v";
    private static final String FREE = "M";
    private static final String NEW_RUNTIME = "K";
    private static final String NEW_CONTEXT = "N";
    private static final String GET_FLOAT64 = "Z";
    private static final String GET_STRING = "$";
    private static final String RESOLVE_EXCEPTION = "na";
    private static final String DUMP = "oa";
    private static final String EVAL = "pa";

    /** Enough for the script's recursion to meet QuickJS' own limit first. */
    private static final int MAX_STACK = 8 << 20;

    private PublishedModule published;
    private Guest guest;
    private int context;

    @BeforeAll
    void start() throws Exception {
        published = new PublishedModule("QuickJS", FILE, EngineConfig.DEFAULT.withMaxStackBytes(MAX_STACK));
        guest = new Guest(published)
                .host("a", "p", _ -> 1.7e12) // emscripten_date_now
                .host("a", "f", arguments -> guest.noEnvironment(arguments)) // environ_sizes_get
                .host("a", "e", _ -> 0) // environ_get
                .host("a", "m", _ -> null) // _localtime_js
                .host("a", "k", arguments -> guest.growTo(arguments[0])); // emscripten_resize_heap
        var memory = guest.store().newMemory(new MemoryType(Limits.between(256, 32_768)));
        guest.linker().define("a", "a", memory);
        guest.useMemory(memory);
        guest.instantiate();
        guest.call(INITIALIZE);
        int runtime = guest.callInt(NEW_RUNTIME);
        context = guest.callInt(NEW_CONTEXT, runtime, 0);
    }

    @AfterAll
    void close() {
        if (guest != null) {
            guest.close();
            published.close();
        }
    }

    @Test
    void evaluates() {
        assertThat(number("6 * 7")).isEqualTo(42);
        assertThat(number("0.1 + 0.2")).isEqualTo(0.1 + 0.2);
        assertThat(text("[3, 1, 2].sort().map(n => `<${n}>`).join('')")).isEqualTo("<1><2><3>");
        assertThat(text("JSON.stringify({a: [1, null, {b: 'ž'}], c: 2n ** 100n + ''})"))
                .isEqualTo("{\"a\":[1,null,{\"b\":\"ž\"}],\"c\":\"1267650600228229401496703205376\"}");
        assertThat(text("'2026-11-20'.replace(/(\\d+)-(\\d+)-(\\d+)/u, '$3.$2.$1')"))
                .isEqualTo("20.11.2026");
        assertThat(text("const {a, ...rest} = {a: 1, b: 2}; class P { #x = 5; get x() { return this.#x } }; "
                        + "String(Object.keys(rest)) + new P().x + [...(function* () { yield 1; yield 2 })()]"))
                .isEqualTo("b51,2");
    }

    @Test
    void throwsErrorsWithAStack() {
        int result = evaluate("function f() { null.x } f()");
        int exception = guest.callInt(RESOLVE_EXCEPTION, context, result);
        assertThat(exception).isNotZero();
        assertThat(guest.text(guest.callInt(DUMP, context, exception))).contains("TypeError", "cannot read property");
    }

    @Test
    void recursionWithoutEndIsAnErrorOfTheScript() throws Exception {
        var script =
                "let depth = 0; try { (function f() { depth++; f() })() } catch (e) { e.message + (depth > 5000) }";
        assertThat(Guest.onDeepStack(MAX_STACK * 4L, () -> text(script))).isEqualTo("stack overflowtrue");
    }

    @Test
    void runsABenchmark() {
        double sum = published.timed("fib(25), sieve and strings", () -> number("""
                function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2) }
                function primes(limit) {
                    const composite = new Uint8Array(limit + 1);
                    let count = 0;
                    for (let i = 2; i <= limit; i++) {
                        if (composite[i]) continue;
                        count++;
                        for (let j = i * i; j <= limit; j += i) composite[j] = 1;
                    }
                    return count;
                }
                function words(n) {
                    const counts = new Map();
                    for (let i = 0; i < n; i++) {
                        const word = 'w' + (i * 7919 % 1000);
                        counts.set(word, (counts.get(word) ?? 0) + 1);
                    }
                    return counts.size;
                }
                fib(25) * 1000000 + primes(200000) + words(100000) * 0.0001
                """));
        assertThat(sum).isEqualTo(75025 * 1_000_000.0 + 17_984 + 1000 * 0.0001);
    }

    private double number(String script) {
        return (double) guest.call(GET_FLOAT64, context, succeed(script));
    }

    private String text(String script) {
        return guest.text(guest.callInt(GET_STRING, context, succeed(script)));
    }

    private int succeed(String script) {
        int result = evaluate(script);
        int exception = guest.callInt(RESOLVE_EXCEPTION, context, result);
        assertThat(exception)
                .as(() -> guest.text(guest.callInt(DUMP, context, exception)))
                .isZero();
        return result;
    }

    private int evaluate(String script) {
        int code = copy(script);
        int name = copy("test.js");
        int length = script.getBytes(StandardCharsets.UTF_8).length;
        int result = guest.callInt(EVAL, context, code, length, name, 0, 0);
        guest.call(FREE, code);
        guest.call(FREE, name);
        return result;
    }

    private int copy(String text) {
        byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
        int address = guest.callInt(MALLOC, bytes.length);
        guest.memory().write(address, bytes);
        return address;
    }
}
