package dev.ashlar.wasi;

import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Trap;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs all that the hostile component can do, to be started in a JVM with a small heap. Prints a line for each. */
final class AllHostile {
    private static final List<String> KINDS = List.of(
            "open-files",
            "file-streams",
            "standard-streams",
            "pollables",
            "handles",
            "directory-entries",
            "random",
            "random-gigabytes",
            "long-strings",
            "escapes",
            "flood",
            "poll-million",
            "poll-storm",
            "clock-storm",
            "splice",
            "sync-storm",
            "list-storm",
            "large-writes",
            "memory",
            "spin",
            "stack");

    private AllHostile() {}

    /** @param arguments a folder to work in */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Files.createDirectory(folder.resolve("empty"));
        Grants grants = Grants.NONE
                .withClock(new ClockGrant.System())
                .withRandom(new RandomGrant.Secure())
                .withPreopen(new Preopen(folder, "/", true));
        ResourceLimits limits = ResourceLimits.STORE_DEFAULT.withMemoryBytes(144 << 20);
        try (ComponentBed bed = new ComponentBed()) {
            for (String kind : KINDS) {
                System.out.println(kind + ": " + run(bed, grants, limits, kind));
            }
        }
    }

    private static String run(ComponentBed bed, Grants grants, ResourceLimits limits, String kind) {
        try {
            int code = bed.run(
                    grants,
                    limits,
                    InputStream.nullInputStream(),
                    OutputStream.nullOutputStream(),
                    Duration.ofSeconds(1),
                    kind);
            return "exit " + code;
        } catch (Trap trap) {
            return trap.code().toString();
        }
    }
}
