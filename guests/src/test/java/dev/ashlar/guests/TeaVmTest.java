package dev.ashlar.guests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.engine.ArrayRef;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.Instance;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A program in Java, compiled by TeaVM to structs and arrays. What it imports is a little of JavaScript: strings and arrays of the
 * host, which it has as {@code externref}, and functions over its own arrays.
 */
class TeaVmTest {
    private static final Path FILE =
            Path.of(System.getProperty("ashlar.guests.programs", "programs"), "built", "teavm.wasm");

    private Instance instance;
    private final StringBuilder printed = new StringBuilder();

    @SuppressWarnings("unchecked") // what the guest calls was made above
    private final Map<String, Guest.Body> host = Map.ofEntries(
            Map.entry("wasm:js-string.fromCharCode", a -> String.valueOf((char) (int) a[0])),
            Map.entry("wasm:js-string.fromCharCodeArray", a -> text((ArrayRef) a[0], (int) a[1], (int) a[2])),
            Map.entry("wasm:js-string.intoCharCodeArray", a -> copy((String) a[0], (ArrayRef) a[1], (int) a[2])),
            Map.entry("wasm:js-string.concat", a -> (String) a[0] + a[1]),
            Map.entry("wasm:js-string.substring", a -> ((String) a[0]).substring((int) a[1], (int) a[2])),
            Map.entry("wasm:js-string.length", a -> ((String) a[0]).length()),
            Map.entry("wasm:js-string.charCodeAt", a -> (int) ((String) a[0]).charAt((int) a[1])),
            Map.entry("teavmJso.stringBuiltinsSupported", _ -> 1),
            Map.entry("teavmJso.isUndefined", _ -> 0),
            Map.entry("teavmJso.wrapInt", a -> a[0]),
            Map.entry("teavmJso.unwrapInt", a -> a[0]),
            Map.entry(
                    "teavmJso.wrapObject",
                    a -> instance.function("teavm.jso.createWrapper").call(a[0])[0]),
            Map.entry("teavmJso.getProperty", a -> property((List<?>) a[0], a[1])),
            Map.entry("teavmJso.defineFunction", a -> a[0]),
            Map.entry("teavmJso.defineStaticMethod", _ -> null),
            Map.entry("teavmJso.createFunction1", a -> function((String) a[0], (String) a[1])),
            Map.entry("teavmJso.callFunction1", a -> ((UnaryOperator<Object>) a[0]).apply(a[1])),
            Map.entry("teavmJso.createClass", a -> a[0]),
            Map.entry("teavm.takeStackTrace", _ -> "a trace"),
            Map.entry("teavm.decorateException", _ -> null),
            Map.entry("teavmConsole.putcharStdout", a -> printed.append((char) (int) a[0])));

    private static String text(ArrayRef array, int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append((char) (int) array.element(i));
        }
        return text.toString();
    }

    private static int copy(String text, ArrayRef array, int start) {
        for (int i = 0; i < text.length(); i++) {
            array.setElement(start + i, (int) text.charAt(i));
        }
        return text.length();
    }

    /** A function in JavaScript; the only one that it needs does nothing. */
    private static UnaryOperator<Object> function(String parameter, String body) {
        if (!body.equals("return " + parameter + ";")) {
            throw new IllegalArgumentException("no JavaScript here: " + body);
        }
        return UnaryOperator.identity();
    }

    private static Object property(List<?> list, Object name) {
        return name.equals("length") ? list.size() : list.get((int) name);
    }

    private void define(Linker linker, ImportType wanted) {
        Guest.Body body = host.get(wanted.module() + "." + wanted.name());
        if (body != null) {
            FunctionType type = (FunctionType) wanted.type();
            linker.function(wanted.module(), wanted.name(), type, (context, arguments) -> {
                Object result = body.call(arguments);
                return type.results().isEmpty() ? new Object[0] : new Object[] {result};
            });
        }
    }

    /** What V8 prints, too: TeaVM's casts that fail yield null unless it is told to be strict. */
    @Test
    void runsAProgram() throws Exception {
        try (Engine engine = Engine.create();
                Store store = engine.newStore()) {
            Module module = engine.compile(Files.readAllBytes(FILE), "teavm");
            Linker linker = engine.newLinker().trapMissing();
            module.imports().forEach(wanted -> define(linker, wanted));
            instance = linker.instantiate(store, module);
            Function main = (Function) instance.global("main").get();
            assertThat(main.call(List.of("To be or not", "to be"))).hasSizeLessThan(2);
        }
        assertThat(printed.toString()).isEqualTo("""
                be 2
                not 1
                or 1
                to 2
                area 21.0
                null
                caught NumberFormatException
                20! = 2432902008176640000
                """);
    }
}
