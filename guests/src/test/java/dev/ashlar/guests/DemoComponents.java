package dev.ashlar.guests;

import dev.ashlar.component.Component;
import dev.ashlar.component.compose.Composer;
import dev.ashlar.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The components in {@code components}, each compiled once. What is too large to be checked in is made by its build
 * script; where that cannot be, it is missing, and a line says why.
 */
final class DemoComponents implements AutoCloseable {
    static final String PROVIDER = "provider";
    static final String CONSUMER = "consumer";

    private static final Path SOURCES = Path.of(System.getProperty("ashlar.guests.components", "components"));
    private static final Path MADE = Path.of(System.getProperty("ashlar.guests.made", "target/components"));

    private final Engine engine = Engine.create();
    private final Map<Path, Component> compiled = new HashMap<>();

    Engine engine() {
        return engine;
    }

    /** What every consumer writes down with every provider. */
    static List<String> walk() throws IOException {
        return Files.readAllLines(SOURCES.resolve("walk.txt"));
    }

    static Path checkedIn(String file) {
        return SOURCES.resolve("built").resolve(file);
    }

    /** Empty where it is not there and cannot be made. */
    Optional<Component> find(Language language, String world) throws IOException, InterruptedException {
        Optional<Path> file = file(language, world);
        return file.isPresent() ? Optional.of(compile(file.get())) : Optional.empty();
    }

    Component compile(Path file) throws IOException {
        Component component = compiled.get(file);
        if (component == null) {
            byte[] binary = Files.readAllBytes(file);
            String name = file.getFileName().toString().replace(".wasm", "");
            long start = System.nanoTime();
            component = Component.compile(engine, binary, name);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d bytes decoded, validated and planned in %,d ms%n",
                    name,
                    binary.length,
                    (System.nanoTime() - start) / 1_000_000);
            compiled.put(file, component);
        }
        return component;
    }

    /** What our composer makes of components that are checked in. */
    Component compose(String socket, List<String> plugs) throws IOException {
        List<Composer.Part> parts = new ArrayList<>();
        for (String plug : plugs) {
            parts.add(part(plug));
        }
        return Component.compile(engine, Composer.plug(engine, part(socket), parts), socket);
    }

    private Composer.Part part(String name) throws IOException {
        return Composer.Part.of(engine, name, Files.readAllBytes(checkedIn(name + ".wasm")));
    }

    private static Optional<Path> file(Language language, String world) throws IOException, InterruptedException {
        String name = language.folder() + "-" + world + ".wasm";
        if (language.built() == Language.Built.CHECKED_IN) {
            return Optional.of(checkedIn(name));
        }
        Path file = MADE.resolve(name);
        if (!Files.exists(file) && language.built() == Language.Built.FOR_THE_TEST) {
            make(language);
        }
        if (!Files.exists(file)) {
            System.out.printf("%s is left out: components/build.sh %s makes it%n", name, language.folder());
            return Optional.empty();
        }
        return Optional.of(file);
    }

    private static void make(Language language) throws IOException, InterruptedException {
        new BuildScript(SOURCES, MADE).run(language.folder()).ifPresent(System.out::println);
    }

    @Override
    public void close() {
        engine.close();
    }
}
