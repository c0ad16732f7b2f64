package dev.ashlar.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ashlar.conformance.Command.Action.Get;
import dev.ashlar.conformance.Command.Action.Invoke;
import dev.ashlar.conformance.Command.AssertFault;
import dev.ashlar.conformance.Command.AssertReturn;
import dev.ashlar.conformance.Command.DefineInstance;
import dev.ashlar.conformance.Command.Fault;
import dev.ashlar.conformance.Command.Instantiate;
import dev.ashlar.conformance.Script.Binary;
import dev.ashlar.conformance.Value.Bits.Exact;
import dev.ashlar.conformance.Value.Bits.Nan;
import dev.ashlar.conformance.Value.Host;
import dev.ashlar.conformance.Value.NonNull;
import dev.ashlar.conformance.Value.Null;
import dev.ashlar.conformance.Value.Number;
import dev.ashlar.conformance.Value.Vector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptReaderTest {
    @TempDir
    private Path folder;

    @Test
    void readsModulesAndTheirFaults() throws IOException {
        assertThat(read("""
                {"type": "module", "line": 1, "filename": "s/s.0.wasm", "name": "$M", "module_type": "binary"},
                {"type": "module_instance", "line": 2, "instance": "$I", "module": "$M"},
                {"type": "assert_uninstantiable", "line": 3, "filename": "s/s.1.wasm", "text": "unreachable"}
                """))
                .containsExactly(
                        new DefineInstance(1, Optional.of("$M"), new Binary(folder.resolve("s/s.0.wasm"))),
                        new Instantiate(2, Optional.of("$I"), Optional.of("$M")),
                        new AssertFault(
                                3, Fault.UNINSTANTIABLE, new Binary(folder.resolve("s/s.1.wasm")), "unreachable"));
    }

    @Test
    void readsActionsAndValues() throws IOException {
        assertThat(read("""
                {"type": "assert_return", "line": 1,
                 "action": {"type": "invoke", "module": "$M", "field": "f\\u0000", "args": [
                   {"type": "i64", "value": "18446744073709551615"}, {"type": "externref", "value": "7"}]},
                 "expected": [
                   {"type": "f32", "value": "nan:arithmetic"},
                   {"type": "v128", "lane_type": "i64", "value": ["1", "2"]},
                   {"type": "funcref"}, {"type": "funcref", "value": "null"}, {"type": "refnull"}]},
                {"type": "assert_return", "line": 2, "action": {"type": "get", "field": "g"}, "expected": []}
                """))
                .containsExactly(
                        new AssertReturn(
                                1,
                                new Invoke(
                                        Optional.of("$M"),
                                        "f\0",
                                        List.of(Number.of(Lane.I64, -1), new Host("externref", 7))),
                                List.of(
                                        new Number(Lane.F32, Nan.ARITHMETIC),
                                        new Vector(Lane.I64, List.of(new Exact(1), new Exact(2))),
                                        new NonNull("funcref"),
                                        new Null("funcref"),
                                        new Null("refnull"))),
                        new AssertReturn(2, new Get(Optional.empty(), "g"), List.of()));
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read("{\"type\": \"assert_wonder\", \"line\": 1}"))
                .withMessageContaining("s.json")
                .withMessageContaining("assert_wonder");
        assertThatIllegalArgumentException().isThrownBy(() -> read("""
                        {"type": "action", "line": 1,
                         "action": {"type": "invoke", "field": "f", "args": [{"type": "i32", "value": "4294967296"}]}}
                        """)).withMessageContaining("4294967296");
    }

    private List<Command> read(String commands) throws IOException {
        Files.writeString(folder.resolve("s.json"), "{\"commands\": [" + commands + "]}");
        List<Script> scripts = ScriptReader.readAll(folder, name -> name.equals(Path.of("s")), ScriptReader::coreValue);
        assertThat(scripts).hasSize(1);
        assertThat(scripts.getFirst().name()).isEqualTo("s.wast");
        return scripts.getFirst().commands();
    }
}
