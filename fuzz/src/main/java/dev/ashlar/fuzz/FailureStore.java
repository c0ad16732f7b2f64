package dev.ashlar.fuzz;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

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

    /** Whether a failure of this cause would still be kept; a reason to look at it closer. */
    boolean wants(String cause) {
        return causes.counts().getOrDefault(cause, 0L) < KEPT_PER_CAUSE;
    }

    /** @param files contents by file name extension */
    synchronized void add(long seed, String cause, Map<String, byte[]> files) {
        long count = causes.add(cause);
        if (count > KEPT_PER_CAUSE) {
            return;
        }
        String name = cause.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String stem = name.substring(0, Math.min(100, name.length())) + "-" + seed;
        try {
            Files.createDirectories(folder);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Files.write(folder.resolve(stem + "." + file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (count == 1) {
            out.println("FAILED: " + cause + " (" + folder.resolve(stem) + ".*)");
        }
    }
}
