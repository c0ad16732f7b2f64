package dev.ashlar.conformance;

import dev.ashlar.conformance.Command.Action;
import dev.ashlar.conformance.Command.Fault;
import dev.ashlar.conformance.Script.Binary;
import dev.ashlar.conformance.Value.Bits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads scripts from their JSON form. */
final class ScriptReader {
    private final Path file;
    private final Function<JsonNode, Value> value;

    private ScriptReader(Path file, Function<JsonNode, Value> value) {
        this.file = file;
        this.value = value;
    }

    /**
     * All scripts below {@code folder} whose path, without extension, satisfies {@code filter}, in order of their names.
     *
     * @param value reads the values of the suite
     */
    static List<Script> readAll(Path folder, Predicate<Path> filter, Function<JsonNode, Value> value) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(folder::relativize)
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> filter.test(Path.of(withoutExtension(file))))
                    .sorted()
                    .map(file -> new ScriptReader(folder.resolve(file), value).read(withoutExtension(file) + ".wast"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutExtension(Path file) {
        String name = file.toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private Script read(String name) {
        try {
            JsonNode root = JsonMapper.shared().readTree(file);
            return new Script(name, features(root), list(root.required("commands"), this::command));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IllegalArgumentException("cannot read the script " + file + ": " + e.getMessage(), e);
        }
    }

    private static Set<String> features(JsonNode root) {
        return root.has("features") ? Set.copyOf(list(root.required("features"), JsonNode::stringValue)) : Set.of();
    }

    private Command command(JsonNode node) {
        int line = node.required("line").intValue();
        String type = text(node, "type");
        return switch (type) {
            case "module" -> new Command.DefineInstance(line, optionalText(node, "name"), binary(node));
            case "module_definition" -> new Command.DefineModule(line, optionalText(node, "name"), binary(node));
            case "module_instance" ->
                new Command.Instantiate(line, optionalText(node, "instance"), optionalText(node, "module"));
            case "register" -> new Command.Register(line, text(node, "as"), optionalText(node, "name"));
            case "action" -> new Command.Perform(line, action(node));
            case "assert_return" ->
                new Command.AssertReturn(line, action(node), list(node.required("expected"), value));
            case "assert_trap" -> new Command.AssertTrap(line, action(node), text(node, "text"));
            case "assert_exhaustion" -> new Command.AssertExhaustion(line, action(node));
            case "assert_exception" -> new Command.AssertException(line, action(node));
            case "assert_malformed",
                    "assert_invalid",
                    "assert_invalid_custom",
                    "assert_unlinkable",
                    "assert_uninstantiable" ->
                new Command.AssertFault(line, fault(type), binary(node), text(node, "text"));
            default -> throw new IllegalArgumentException("unknown command " + type + " of line " + line);
        };
    }

    private static Fault fault(String type) {
        return Fault.valueOf(type.substring("assert_".length()).toUpperCase(Locale.ROOT));
    }

    private Binary binary(JsonNode node) {
        return new Binary(file.resolveSibling(text(node, "filename")));
    }

    private Action action(JsonNode command) {
        JsonNode node = command.required("action");
        Optional<String> instance = optionalText(node, "module");
        String field = text(node, "field");
        String type = text(node, "type");
        return switch (type) {
            case "invoke" -> new Action.Invoke(instance, field, list(node.required("args"), value));
            case "get" -> new Action.Get(instance, field);
            default -> throw new IllegalArgumentException("unknown action " + type);
        };
    }

    /** A value of core WebAssembly. */
    static Value coreValue(JsonNode node) {
        String type = text(node, "type");
        return switch (type) {
            case "i32", "i64", "f32", "f64" -> {
                Lane lane = Lane.of(type);
                yield new Value.Number(lane, bits(lane, text(node, "value")));
            }
            case "v128" -> {
                Lane lane = Lane.of(text(node, "lane_type"));
                yield new Value.Vector(lane, list(node.required("value"), bits -> bits(lane, bits.stringValue())));
            }
            case "either" -> new Value.Either(list(node.required("values"), ScriptReader::coreValue));
            case "nullref", "nullfuncref", "nullexternref", "nullexnref", "refnull" -> new Value.Null(type);
            case "funcref", "externref", "anyref", "exnref", "eqref", "i31ref", "structref", "arrayref" ->
                reference(type, optionalText(node, "value"));
            default -> throw new IllegalArgumentException("unknown type of value " + type);
        };
    }

    private static Value reference(String type, Optional<String> value) {
        if (value.isEmpty()) {
            return new Value.NonNull(type);
        }
        return value.get().equals("null") ? new Value.Null(type) : new Value.Host(type, Long.parseLong(value.get()));
    }

    private static Bits bits(Lane lane, String value) {
        return switch (value) {
            case "nan:canonical" -> Bits.Nan.CANONICAL;
            case "nan:arithmetic" -> Bits.Nan.ARITHMETIC;
            default -> {
                long bits = Long.parseUnsignedLong(value);
                if ((bits & ~lane.mask()) != 0) {
                    throw new IllegalArgumentException(value + " has more bits than " + lane);
                }
                yield new Bits.Exact(bits);
            }
        };
    }

    static String text(JsonNode node, String field) {
        return node.required(field).stringValue();
    }

    private static Optional<String> optionalText(JsonNode node, String field) {
        return node.has(field) ? Optional.of(text(node, field)) : Optional.empty();
    }

    static <T> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        return StreamSupport.stream(array.spliterator(), false).map(read).toList();
    }
}
