package dev.ashlar.host.load;

import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.diagnostics.Problems;
import dev.ashlar.host.diagnostics.SourceText;
import dev.ashlar.host.diagnostics.Span;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.manifest.Origins;
import dev.ashlar.host.shape.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads manifests. All that is wrong with one is reported at once. */
public final class ManifestLoader {
    /** The name of manifests. */
    public static final String FILE_NAME = "ashlar.toml";

    /** The name of Spin's manifests, which can take their place. */
    public static final String SPIN_FILE_NAME = "spin.toml";

    private static final int MAX_BYTES = 1 << 20;

    /**
     * What came of it.
     *
     * @param warnings what the application works with all the same
     */
    public record Loaded(Application application, List<Problem> warnings) {
        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /** Whether the files that a manifest names have to be there. */
    public enum NamedFiles {
        REQUIRED,
        /** As before building the components. */
        NOT_YET
    }

    private ManifestLoader() {}

    /**
     * Reads a manifest.
     *
     * @param path the manifest, or the directory that has it
     * @throws ManifestException when it cannot be read or used
     */
    public static Loaded load(Path path, NamedFiles files) {
        Path file = fileOf(path);
        var directory = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElse(Path.of("/"));
        return read(file.toString(), bytes(file), directory, files);
    }

    /**
     * The same from memory.
     *
     * @param name what messages call the manifest
     * @param directory what relative paths are relative to
     */
    public static Loaded read(String name, byte[] bytes, Path directory, NamedFiles files) {
        var problems = new Problems();
        var source = new SourceText(name, decode(name, bytes));
        var reading = new Reading(source, problems);
        var dialect = isSpins(name) ? Dialect.SPIN : Dialect.ASHLAR;
        var shape = dialect.shape().read(reading.root());
        if (shape == null || !reading.complete()) {
            throw new ManifestException(problems.inOrder());
        }
        var application = shape.apply(directory, new Origins(source, spans(reading)));
        Checks.run(application, reading, dialect);
        if (files == NamedFiles.REQUIRED) {
            FileChecks.run(application, reading);
        }
        if (problems.hasErrors()) {
            throw new ManifestException(problems.inOrder());
        }
        return new Loaded(application, problems.inOrder());
    }

    /** The manifest: the path itself, or what is in the directory. */
    public static Path fileOf(Path path) {
        return Files.isDirectory(path) ? manifestIn(path) : path;
    }

    private static Path manifestIn(Path directory) {
        Path spins = directory.resolve(SPIN_FILE_NAME);
        Path ours = directory.resolve(FILE_NAME);
        return Files.exists(spins) && !Files.exists(ours) ? spins : ours;
    }

    /** By the name, as Spin does it: {@code spin.toml}, or {@code spin.….toml} where there are several. */
    private static boolean isSpins(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return file.equals(SPIN_FILE_NAME) || file.startsWith("spin.") && file.endsWith(".toml");
    }

    private static Map<String, Span> spans(Reading reading) {
        var spans = new HashMap<String, Span>();
        reading.places().forEach((path, place) -> spans.put(path, place.key()));
        return spans;
    }

    /** The text of a file as small as manifests are. */
    static String text(Path file) {
        return decode(file.toString(), bytes(file));
    }

    private static byte[] bytes(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new ManifestException(file + ": a manifest of more than 1 MiB; is this the right file?", null);
            }
            return bytes;
        } catch (IOException e) {
            String why = Files.exists(file) ? "cannot be read: " + e.getMessage() : "does not exist";
            throw new ManifestException(file + " " + why, e);
        }
    }

    private static String decode(String name, byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        var result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            var problems = new Problems();
            problems.error(
                    new SourceText(name, text + '\uFFFD'),
                    new Span(text.length(), text.length() + 1),
                    "the file is not UTF-8 from here on",
                    Optional.of("save it as UTF-8"));
            throw new ManifestException(problems.inOrder());
        }
        return text;
    }
}
