package dev.ashlar.host.build;

import dev.ashlar.oci.Digest;
import dev.ashlar.oci.InvalidReferenceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What the last builds were made from and what came of them: a file per component in {@code .ashlar/build} beside the manifest,
 * with two digests. It is a cache: what cannot be read counts as not there, and removing it costs a build.
 */
final class BuildState {
    static final String FOLDER = ".ashlar";

    private final Path folder;

    /** @param directory the application's */
    BuildState(Path directory) {
        this.folder = directory.resolve(FOLDER).resolve("build");
    }

    /**
     * A build that went well.
     *
     * @param inputs what it was made from
     * @param output what was made; absent where that is no file
     */
    record Entry(Digest inputs, Optional<Digest> output) {}

    /** Waits until nobody else builds. */
    BuildLock lock(Runnable busy) throws InterruptedException {
        var lock = BuildLock.take(folder, busy);
        try {
            hideFromGit();
            return lock;
        } catch (IOException e) {
            lock.close();
            throw new BuildException("cannot keep what is built in %s: %s".formatted(folder, e), e);
        }
    }

    Optional<Entry> read(String component) {
        try {
            var lines = Files.readAllLines(folder.resolve(component));
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Entry(
                            Digest.parse(lines.getFirst()),
                            lines.stream().skip(1).findFirst().map(Digest::parse)));
        } catch (IOException | InvalidReferenceException e) {
            return Optional.empty();
        }
    }

    /** Keeps an entry, whole or not at all. */
    void write(String component, Entry entry) {
        var lines = entry.output()
                .map(output -> List.of(entry.inputs().toString(), output.toString()))
                .orElse(List.of(entry.inputs().toString()));
        try {
            var temporary = Files.createTempFile(folder, component, ".new");
            Files.write(temporary, lines);
            Files.move(temporary, folder.resolve(component), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new BuildException("cannot keep what was built in %s: %s".formatted(folder, e), e);
        }
    }

    void forget(String component) {
        try {
            Files.delete(folder.resolve(component));
        } catch (NoSuchFileException e) {
            // then there is nothing to forget
        } catch (IOException e) {
            throw new BuildException("cannot forget what was built in %s: %s".formatted(folder, e), e);
        }
    }

    private void hideFromGit() throws IOException {
        Path ignore = folder.resolveSibling(".gitignore");
        if (Files.notExists(ignore)) {
            Files.writeString(ignore, "*\n");
        }
    }
}
