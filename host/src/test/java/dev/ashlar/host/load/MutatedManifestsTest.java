package dev.ashlar.host.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ashlar.host.load.ManifestLoader.NamedFiles;
import dev.ashlar.host.manifest.ManifestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a manifest, it is read, or refused with a message that points into it. */
class MutatedManifestsTest {
    private static final int MUTANTS = Integer.getInteger("ashlar.manifest.mutants", 3000);
    private static final long SEED = Long.getLong("ashlar.manifest.seed", 1);

    private final Random random = new Random(SEED);

    @Test
    void areReadOrRefused() throws IOException {
        var originals = new ArrayList<String>();
        for (String folder : List.of("good", "broken")) {
            for (Path manifest : Manifests.in(folder, ".toml")) {
                if (!manifest.toString().contains("toml-")) {
                    originals.add(Files.readString(manifest));
                }
            }
        }
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            String text = mutant(originals);
            String name = random.nextInt(4) == 0 ? "spin.toml" : "ashlar.toml";
            try {
                ManifestLoader.read(name, text.getBytes(StandardCharsets.UTF_8), Path.of("."), NamedFiles.NOT_YET);
            } catch (ManifestException e) {
                assertThat(e).hasMessageContaining(name + ":").hasMessageContaining(": error: ");
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("mutant " + i + " of seed " + SEED + ":\n" + text, e);
            }
        }
        assertThat(refused).isGreaterThan(MUTANTS / 3);
    }

    private String mutant(List<String> originals) {
        var text = new StringBuilder(originals.get(random.nextInt(originals.size())));
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            int start = random.nextInt(text.length());
            int end = Math.min(text.length(), start + 1 + random.nextInt(12));
            String other = originals.get(random.nextInt(originals.size()));
            int from = random.nextInt(other.length());
            String foreign = other.substring(from, Math.min(other.length(), from + random.nextInt(40)));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(start, end);
                case 1 -> text.insert(start, text.substring(start, end));
                case 2 -> text.replace(start, end, foreign);
                case 3 -> text.insert(start, foreign);
                default -> text.setCharAt(start, "\"'[]{}=.,#\n:/\\0aé".charAt(random.nextInt(18) % 17));
            }
        }
        return text.toString();
    }
}
