package dev.ashlar.examples.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.component.Component;
import dev.ashlar.component.compose.Composer;
import dev.ashlar.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The five fit together: what is left for the host is WASI. */
class CompositionTest {
    @Test
    void oneComponentIsMadeOfAll() throws IOException {
        try (Engine engine = Engine.create()) {
            List<Composer.Part> plugs = new ArrayList<>();
            for (String name : List.of("auth", "validator", "image", "store")) {
                plugs.add(part(engine, name));
            }
            byte[] binary = Composer.plug(engine, part(engine, "gateway"), plugs);
            Component photos = Component.compile(engine, binary, "photos");
            assertThat(photos.type().imports().keySet()).isNotEmpty().allMatch(name -> name.startsWith("wasi:"));
            assertThat(photos.type().exports().keySet()).containsExactly("wasi:http/incoming-handler@0.2.0");
        }
    }

    private static Composer.Part part(Engine engine, String name) throws IOException {
        return Composer.Part.of(
                engine,
                name,
                Files.readAllBytes(PhotoComponents.APPLICATION.resolve("built").resolve(name + ".wasm")));
    }
}
