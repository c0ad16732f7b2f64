package dev.ashlar.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExceptionTest {
    private final Engine engine = Engine.create();
    private final Store store = engine.newStore();
    private final Module module = engine.compile(GuestModules.read("exceptions"));
    private HostFunction host = (context, arguments) -> new Object[0];
    private final Instance instance = engine.newLinker()
            .function("host", "call", FunctionType.accepting(), (context, arguments) -> host.call(context, arguments))
            .instantiate(store, module);

    @AfterEach
    void close() {
        engine.close();
    }

    private void hostThrows(Throwable e) {
        host = (context, arguments) -> {
            sneakyThrow(e);
            return new Object[0];
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneakyThrow(Throwable e) throws T {
        throw (T) e;
    }

    @Test
    void anUncaughtExceptionReachesTheHostWithItsPayload() {
        WasmException e = catchThrowableOfType(
                WasmException.class, () -> instance.function("raise").call(7, 2.5, 1L << 40));
        assertThat(e.tag()).isSameAs(instance.tag("t"));
        assertThat(e.payload()).containsExactly(7, 2.5, 1L << 40);
    }

    @Test
    void aGuestCatchesItsOwn() {
        assertThat(instance.function("catch_own").call(42)).containsExactly(42);
    }

    @Test
    void aGuestCatchesWhatTheHostThrowsAsWasmException() {
        hostThrows(store.newException(instance.tag("t"), 1, 2.0, 3L));
        assertThat(instance.function("payload").call()).containsExactly(1, 2.0, 3L);
        assertThat(instance.function("guard").call()).containsExactly(1);
    }

    @Test
    void anExceptionPassesThroughCatchAndThrowRefUnchanged() {
        WasmException thrown = store.newException(instance.tag("t"), 1, 2.0, 3L);
        hostThrows(thrown);
        assertThat(catchThrowable(() -> instance.function("rethrow").call())).isSameAs(thrown);
    }

    @Test
    void anExceptionOfAnotherStorePassesThroughUncaught() {
        try (Store other = engine.newStore()) {
            Tag tag = other.newTag(instance.tag("t").type());
            WasmException foreign = other.newException(tag, 1, 2.0, 3L);
            hostThrows(foreign);
            for (String function : List.of("call", "guard", "payload", "rethrow")) {
                assertThat(catchThrowable(() -> instance.function(function).call()))
                        .isSameAs(foreign);
            }
        }
    }

    static Throwable exception(String name) {
        return switch (name) {
            case "checked" -> new IOException("disk");
            case "index" -> new IndexOutOfBoundsException("mine");
            case "overflow" -> new StackOverflowError("mine");
            case "arithmetic" -> new ArithmeticException("mine");
            case "null" -> new NullPointerException("mine");
            case "error" -> new AssertionError("mine");
            case "trap" -> new Trap(TrapCode.UNREACHABLE, "mine");
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"checked", "index", "overflow", "arithmetic", "null", "error", "trap"})
    void exceptionsOfTheHostPassThroughUnchanged(String name) {
        Throwable thrown = exception(name);
        hostThrows(thrown);
        assertThat(catchThrowable(() -> instance.function("call").call())).isSameAs(thrown);
        // catch_all is for exceptions of WebAssembly alone.
        assertThat(catchThrowable(() -> instance.function("guard").call())).isSameAs(thrown);
        assertThat(catchThrowable(() -> instance.function("rethrow").call())).isSameAs(thrown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checked", "index", "overflow", "arithmetic", "null", "error", "trap"})
    void alsoThroughSeveralGuestsAndHosts(String name) {
        Throwable thrown = exception(name);
        int[] level = new int[1];
        Throwable[] seen = new Throwable[1];
        host = (context, arguments) -> {
            if (level[0]++ == 3) {
                sneakyThrow(thrown);
            }
            try {
                return context.caller().orElseThrow().function("call").call();
            } catch (Throwable e) {
                seen[0] = e;
                throw e;
            }
        };
        assertThat(catchThrowable(() -> instance.function("call").call())).isSameAs(thrown);
        assertThat(seen[0]).isSameAs(thrown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checked", "index", "overflow", "arithmetic", "null", "error", "trap"})
    void exceptionsOfHandlesPassThroughUnchanged(String name) throws ReflectiveOperationException {
        Throwable thrown = exception(name);
        MethodHandle thrower =
                MethodHandles.throwException(void.class, Throwable.class).bindTo(thrown);
        Instance other = engine.newLinker()
                .function("host", "call", FunctionType.accepting(), thrower)
                .instantiate(store, module);
        assertThat(catchThrowable(() -> other.function("call").call())).isSameAs(thrown);
        assertThat(catchThrowable(() -> other.function("guard").call())).isSameAs(thrown);
        assertThat(thrower.type()).isEqualTo(MethodType.methodType(void.class));
    }

    @Test
    void guestsCannotCatchTraps() {
        assertThat(instance.function("guard_div").call(1)).containsExactly(1);
        Trap trap = catchThrowableOfType(
                Trap.class, () -> instance.function("guard_div").call(0));
        assertThat(trap.code()).isEqualTo(TrapCode.INTEGER_DIVIDE_BY_ZERO);
        Trap overflow = catchThrowableOfType(
                Trap.class, () -> instance.function("guard_recursion").call());
        assertThat(overflow.code()).isEqualTo(TrapCode.CALL_STACK_EXHAUSTED);
    }

    @Test
    void wrongResultsOfAHostFunctionAreTheHostsFault() {
        host = (context, arguments) -> new Object[] {1};
        assertThatThrownBy(() -> instance.function("call").call())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 results of a host function given where 0 are expected");
    }
}
