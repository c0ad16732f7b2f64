package dev.ashlar.conformance.wasi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The programs that {@code index.json} of a folder lists. */
final class WasiSuite {
    private WasiSuite() {}

    static List<WasiProgram> read(Path folder) {
        Path index = folder.resolve("index.json");
        try {
            JsonNode json = new JsonMapper().readTree(Files.readString(index));
            JsonNode tests = json.isArray() ? json : json.get("tests");
            List<WasiProgram> programs = new ArrayList<>();
            tests.forEach(test -> programs.add(program(folder, test)));
            return programs;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + index, e);
        }
    }

    private static WasiProgram program(Path folder, JsonNode test) {
        List<String> arguments = new ArrayList<>();
        test.path("args").forEach(argument -> arguments.add(argument.asString()));
        Map<String, String> environment = new LinkedHashMap<>();
        test.path("env")
                .properties()
                .forEach(e -> environment.put(e.getKey(), e.getValue().asString()));
        return new WasiProgram(
                test.get("name").asString(),
                test.get("language").asString(),
                folder.resolve(test.get("file").asString()),
                arguments,
                environment,
                text(test, "root").map(root -> folder.resolve(root).normalize()),
                test.path("exit_code").asInt(0),
                text(test, "stdout"),
                text(test, "stderr"),
                test.path("wasmtime").asString("pass"));
    }

    private static Optional<String> text(JsonNode test, String name) {
        JsonNode value = test.path(name);
        return value.isString() ? Optional.of(value.asString()) : Optional.empty();
    }
}
