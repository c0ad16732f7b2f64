package dev.ashlar.bindgen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The sources below {@code golden} are what is generated from {@code inventory.wit}; they are compiled, checked and
 * formatted like the rest of the tests. {@code -Dbindgen.golden=write} renews them.
 */
class GoldenTest {
    private static final Path SOURCES = Path.of("src", "test", "java");

    @Test
    void generatesWhatIsCheckedIn() throws Exception {
        var bindings = Wits.generateAll(Wits.file("inventory.wit"), "dev.ashlar.bindgen.golden");
        if (System.getProperty("bindgen.golden", "").equals("write")) {
            bindings.writeTo(SOURCES);
        }
        var generated = bindings.files().stream().collect(Collectors.toMap(JavaFile::path, JavaFile::text));

        assertThat(checkedIn()).isEqualTo(new TreeMap<>(generated));
    }

    private static Map<String, String> checkedIn() throws Exception {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(SOURCES.resolve("dev/ashlar/bindgen/golden"))) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                texts.put(SOURCES.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
