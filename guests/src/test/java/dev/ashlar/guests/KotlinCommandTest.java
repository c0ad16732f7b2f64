package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A program in Kotlin/Wasm: its objects are structs and arrays, its exceptions those of WebAssembly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KotlinCommandTest {
    private static final String ORDERS = """
            [{"customer":"Ada","item":"teapot","count":2,"price":12.50},
             {"customer":"Grace","item":"kettle \\"big\\"","count":1,"price":49.99},
             {"customer":"Ada","item":"cup","count":6,"price":3},
             {"customer":"Zo\\u00eb","item":"teapot","count":1,"price":12.5},
             {"customer":"Ada","item":"teapot","count":1,"price":12.50}]
            """;

    private static final String REPORT = """
            Ada              55.50
              6 x cup
              3 x teapot
            Grace            49.99
              1 x kettle "big"
            Zoë              12.50
              1 x teapot
            5 orders, 3 customers, 117.99
            done
            """;

    private static final StoreConfig LIMITED =
            StoreConfig.DEFAULT.withLimits(ResourceLimits.STORE_DEFAULT.withMemoryBytes(32 << 20));

    private WasiProgram program;

    @BeforeAll
    void load() throws Exception {
        program = WasiProgram.built("kotlin");
    }

    @AfterAll
    void close() {
        program.close();
    }

    private WasiProgram.Run run(String input, String... arguments) throws Exception {
        return program.run(program.grants(arguments), input);
    }

    private WasiProgram.Run runLimited(String input, String... arguments) throws Exception {
        return program.run(LIMITED, program.grants(arguments), input);
    }

    private Trap trap(String... arguments) {
        Throwable thrown = catchThrowable(() -> runLimited("", arguments));
        assertThat(thrown).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(Trap.class);
        return (Trap) thrown.getCause();
    }

    @Test
    void reportsByCustomer() throws Exception {
        assertThat(run(ORDERS)).isEqualTo(new WasiProgram.Run(0, REPORT, ""));
    }

    @Test
    void writesWhatItRead() throws Exception {
        assertThat(run("{\"a\": [1, -2.5e3, true, null, \"\\u00e9\\n\"], \"b\": {}}", "echo")
                        .out())
                .isEqualTo("{\"a\":[1,-2500,true,null,\"é\\n\"],\"b\":{}}\ndone\n");
    }

    @Test
    void catchesItsExceptions() throws Exception {
        assertThat(run("[1, 2"))
                .isEqualTo(new WasiProgram.Run(2, "not JSON: expected a comma or a bracket at 5\n", ""));
        assertThat(run("[{\"customer\": \"Ada\"}]"))
                .isEqualTo(new WasiProgram.Run(1, "wrong: order 0 has no item\n", ""));
        assertThat(run("{}")).isEqualTo(new WasiProgram.Run(1, "wrong: expected a list\n", ""));
    }

    /** What wasmtime answers, too. */
    @Test
    void computes() throws Exception {
        assertThat(run("", "mix", "50").out()).isEqualTo("-6979912191511607856\ndone\n");
    }

    @Test
    void whoKeepsAllIsStoppedAndItsNeighboursAreNot() throws Exception {
        CompletableFuture<Trap> hoard = CompletableFuture.supplyAsync(() -> trap("hoard"));
        int reports = 0;
        do {
            assertThat(runLimited(ORDERS).out()).isEqualTo(REPORT);
            reports++;
        } while (!hoard.isDone());
        try {
            assertThat(hoard.join().code()).isEqualTo(TrapCode.HEAP_EXHAUSTED);
            assertThat(hoard.join().getMessage()).contains("the store").contains("limit of " + (32 << 20));
        } catch (CompletionException e) {
            throw new AssertionError(e.getCause());
        }
        assertThat(reports).isPositive();
    }

    @Test
    void hugeArraysAreRefusedBeforeTheyAreMade() throws Exception {
        assertThat(runLimited("", "array", "4000000").out()).isEqualTo("4000000\ndone\n");
        assertThat(trap("array", "9000000").code()).isEqualTo(TrapCode.HEAP_EXHAUSTED);
        assertThat(trap("array", "2000000000").code()).isEqualTo(TrapCode.HEAP_EXHAUSTED);
        assertThat(runLimited("", "array", "-1")).isEqualTo(new WasiProgram.Run(1, "wrong: Negative array size\n", ""));
    }

    @Test
    void garbageIsFree() throws Exception {
        assertThat(runLimited("", "litter", "300").out()).isEqualTo((300 << 19) + "\ndone\n");
    }

    @Test
    void deepNestingEndsTheStackAndNotTheHost() throws Exception {
        assertThat(runLimited("", "nest", "1000").out()).isEqualTo("1000\ndone\n");
        assertThat(trap("nest", "500000").code()).isEqualTo(TrapCode.CALL_STACK_EXHAUSTED);
    }
}
