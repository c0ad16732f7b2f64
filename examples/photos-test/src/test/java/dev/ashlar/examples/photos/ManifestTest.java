package dev.ashlar.examples.photos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.load.ManifestLoader;
import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
    @Test
    void grantsEachComponentItsOwn() {
        var application = ManifestLoader.load(PhotoComponents.APPLICATION, NamedFiles.REQUIRED)
                .application();
        var components = application.components();
        assertThat(components).containsOnlyKeys("gateway", "auth", "validator", "image", "store");
        components.forEach((name, component) -> {
            var grants = component.grants();
            assertThat(grants.environment()).as(name).isEmpty();
            assertThat(grants.files()).as(name).isEmpty();
            assertThat(grants.egress()).as(name).isEmpty();
            assertThat(grants.config().isEmpty()).as(name).isEqualTo(!name.equals("auth"));
            assertThat(grants.keyValue().isEmpty()).as(name).isEqualTo(!name.equals("store"));
            assertThat(grants.blobs().isEmpty()).as(name).isEqualTo(!name.equals("store"));
        });
    }

    @Test
    void everyComponentIsSmall() throws IOException {
        for (String name : List.of("gateway", "auth", "validator", "image", "store")) {
            assertThat(Files.size(PhotoComponents.APPLICATION.resolve("built").resolve(name + ".wasm")))
                    .as(name)
                    .isLessThan(300_000);
        }
    }
}
