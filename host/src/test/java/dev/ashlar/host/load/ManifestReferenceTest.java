package dev.ashlar.host.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.shape.ReferencePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The reference in {@code docs} says what the shapes say; written anew with {@code -Dhost.golden=write}. */
class ManifestReferenceTest {
    private static final Path PAGE = Path.of("../docs/ashlar-toml.md");
    private static final String INTRODUCTION = """
            # ashlar.toml

            An application of WebAssembly components. The shortest one:

                [component.hello]
                source = "hello.wasm"
                routes = ["/..."]

            Longer ones are in `host/src/test/resources/dev/ashlar/host/good`. Editors that know `#:schema` comments complete and check the
            file with `#:schema ashlar.schema.json` on its first line; the schema is in `host/src/main/resources/dev/ashlar/host/load`.

            Paths are relative to the file. Sizes have a unit, `"64MiB"` or `"500KB"`, and so have times, `"250ms"` or `"1h30m"`. Where a value
            may have variables in it, `{{ name }}` stands for the value of a variable, and `{{{{` for two braces.

            A route takes a path (`/photos`), any one segment by a name (`/photos/:id`), or with `/...` at its end all that is below. Of the routes
            for a request, the one with the more specific host wins, then, from the left, fixed text over a parameter over `/...`.

            A component reaches what it is granted and nothing else. An import is answered by the component that `links` names, under the name of
            the interface, with or without its version, of its package, or, where a component imports one interface several times, of the import.

            Components may also send each other requests, which never leave the process: `egress = ["http://auth.internal"]` lets a component reach
            the routes of the component `auth`, those with `private = true` among them. A host of your network with such a name is meant by a rule
            that says where it is, as in `https://vault.internal in private`.
            """;

    @Test
    void saysWhatTheShapesSay() throws IOException {
        String page = INTRODUCTION + ReferencePage.of(ApplicationShape.APPLICATION);
        if ("write".equals(System.getProperty("host.golden"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }
}
