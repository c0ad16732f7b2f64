package dev.ashlar.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.conformance.Command.Action;
import dev.ashlar.conformance.Command.AssertFault;
import dev.ashlar.conformance.Command.AssertReturn;
import dev.ashlar.conformance.Command.DefineInstance;
import dev.ashlar.conformance.Command.Fault;
import dev.ashlar.conformance.Command.Perform;
import dev.ashlar.conformance.Command.Register;
import dev.ashlar.conformance.Outcome.Failed;
import dev.ashlar.conformance.Outcome.Passed;
import dev.ashlar.conformance.Outcome.Skipped;
import dev.ashlar.conformance.Script.Binary;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Feature;
import dev.ashlar.engine.UnsupportedFeatureException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteRunnerTest {
    private static final String HEADER = "0061736d 01000000";

    /** Exports {@code f}, a function that does nothing. */
    private static final String PLAIN = HEADER + "010401600000 03020100 0705010166 0000 0a0401 02000b";

    /** Exports {@code f}, an endless loop. */
    private static final String ENDLESS = HEADER + "010401600000 03020100 0705010166 0000 0a0901 07000340 0c000b0b";

    /** Imports the function {@code f} of the module {@code M}. */
    private static final String IMPORTER = HEADER + "010401600000 020701014d0166 0000";

    /** Has a memory with 64-bit addresses. */
    private static final String LARGE = HEADER + "0503010400";

    /** Its function leaves a result that its type does not have. */
    private static final String INVALID = HEADER + "010401600000 03020100 0a0601 04004100 0b";

    private static final Action CALL = new Action.Invoke(Optional.empty(), "f", List.of());

    @TempDir
    private Path folder;

    private Engine engine;

    @BeforeEach
    void createEngine() {
        engine = Engine.create();
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    @Test
    void aRegisteredInstanceCanBeImported() throws IOException {
        assertThat(run(
                        module(1, PLAIN),
                        new Register(2, "M", Optional.empty()),
                        module(3, IMPORTER),
                        new Perform(4, new Action.Invoke(Optional.of("$1"), "f", List.of()))))
                .containsOnly(new Passed());
    }

    @Test
    void anEndlessLoopFails() throws IOException {
        List<Outcome> outcomes = run(module(1, ENDLESS), new AssertReturn(2, CALL, List.of()));
        assertThat(outcomes.getFirst()).isEqualTo(new Passed());
        assertThat(outcomes.getLast()).asString().contains("trap: deadline exceeded");
    }

    @Test
    void whatDependsOnAFailedModuleFails() throws IOException {
        List<Outcome> outcomes = run(
                module(1, "00"),
                new Perform(2, CALL),
                new Register(3, "M", Optional.empty()),
                module(4, IMPORTER),
                new AssertReturn(5, CALL, List.of()));
        assertThat(outcomes).allMatch(Failed.class::isInstance);
        assertThat(outcomes.get(1)).isEqualTo(new Failed("an instance", "none, because line 1 failed"));
        assertThat(outcomes.get(3)).isEqualTo(new Failed("an instance", "none, because line 1 failed"));
        assertThat(outcomes.get(4)).isEqualTo(new Failed("an instance", "none, because line 4 failed"));
    }

    @Test
    void whatDependsOnASkippedModuleIsSkipped() throws IOException {
        assertThat(run(
                        withoutLargeMemories(),
                        module(1, LARGE),
                        new Perform(2, CALL),
                        new Register(3, "M", Optional.empty()),
                        module(4, IMPORTER),
                        new AssertReturn(5, CALL, List.of()),
                        new AssertFault(6, Fault.UNLINKABLE, binary(IMPORTER), "incompatible import type")))
                .containsOnly(new Skipped(Feature.MEMORY64.toString()));
    }

    @Test
    void everyFaultIsTheRightOne() throws IOException {
        assertThat(run(fault(Fault.MALFORMED, "00"), fault(Fault.INVALID, INVALID), fault(Fault.UNLINKABLE, IMPORTER)))
                .containsOnly(new Passed());
        assertThat(run(
                        fault(Fault.MALFORMED, INVALID),
                        fault(Fault.INVALID, "00"),
                        fault(Fault.UNINSTANTIABLE, IMPORTER),
                        fault(Fault.UNLINKABLE, INVALID),
                        fault(Fault.MALFORMED, PLAIN),
                        fault(Fault.INVALID, PLAIN),
                        fault(Fault.UNLINKABLE, PLAIN),
                        fault(Fault.UNINSTANTIABLE, PLAIN)))
                .allMatch(Failed.class::isInstance);
    }

    private List<Outcome> run(Command... commands) {
        return run(engine, commands);
    }

    private static List<Outcome> run(Engine engine, Command... commands) {
        Script script = new Script("s.wast", Set.of(), List.of(commands));
        return new SuiteRunner(
                        s -> new CoreRun(engine, Duration.ofMillis(200), new HashMap<>()), Duration.ofMillis(200))
                .run(List.of(script))
                .getFirst()
                .outcomes();
    }

    /** An engine that lacks a feature, as others may. */
    private Engine withoutLargeMemories() {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (_, method, arguments) -> {
                    if (method.getName().equals("compile") && Arrays.equals((byte[]) arguments[0], bytes(LARGE))) {
                        throw new UnsupportedFeatureException(Feature.MEMORY64, 8, "a memory with 64-bit addresses");
                    }
                    try {
                        return method.invoke(engine, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private Command module(int line, String hex) throws IOException {
        return new DefineInstance(line, Optional.of("$" + line), binary(hex));
    }

    private Command fault(Fault fault, String hex) throws IOException {
        return new AssertFault(1, fault, binary(hex), "");
    }

    private Binary binary(String hex) throws IOException {
        return new Binary(Files.write(Files.createTempFile(folder, "m", ".wasm"), bytes(hex)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
