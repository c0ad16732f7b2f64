package dev.ashlar.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where failed cases go: the first few of each cause, as files. Prints the first of each. */
final class FailureStore {
    private static final int KEPT_PER_CAUSE = 5;

    private final Path folder;
    private final PrintStream out;
    private final Tally causes = new Tally();

    FailureStore(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    Tally causes() {
        return causes;
    }

    /**
     * Counts a failure and keeps {@code files}, contents by extension, if there are few of its cause.
     *
     * @return where it is kept, for {@link #addTo}
     */
    synchronized Optional<Path> add(long seed, String cause, Map<String, byte[]> files) {
        long count = causes.add(cause);
        if (count > KEPT_PER_CAUSE) {
            return Optional.empty();
        }
        String name = cause.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        Path kept = folder.resolve(name.substring(0, Math.min(100, name.length())) + "-" + seed);
        addTo(kept, files);
        if (count == 1) {
            out.println("FAILED: " + cause + " (" + kept + ".*)");
        }
        return Optional.of(kept);
    }

    /** Keeps more of a failure. */
    void addTo(Path kept, Map<String, byte[]> files) {
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(kept.resolveSibling(kept.getFileName() + "." + file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
