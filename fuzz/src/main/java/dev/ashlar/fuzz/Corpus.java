package dev.ashlar.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The modules that mutants are made of. Same folders, same order. */
final class Corpus {
    private static final int SMALL = 16 * 1024;
    private static final int LARGE_ONE_IN = 100;
    private static final long LIMIT = 512 * 1024;

    private final List<byte[]> small = new ArrayList<>();
    private final List<byte[]> large = new ArrayList<>();

    /** All {@code .wasm} files below {@code folders} that are not larger than 512 KiB. */
    static Corpus of(List<Path> folders) throws IOException {
        Corpus corpus = new Corpus();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".wasm")).sorted().forEach(corpus::add);
            }
        }
        if (corpus.size() == 0) {
            throw new IOException("no .wasm file of at most " + LIMIT + " bytes below " + folders);
        }
        return corpus;
    }

    private void add(Path file) {
        try {
            if (Files.size(file) <= LIMIT) {
                byte[] module = Files.readAllBytes(file);
                (module.length <= SMALL ? small : large).add(module);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return small.size() + large.size();
    }

    /** One of the modules; large ones seldom, since a campaign pays for them by the byte. Not to be changed. */
    byte[] pick(RandomGenerator random) {
        boolean useLarge = small.isEmpty() || !large.isEmpty() && random.nextInt(LARGE_ONE_IN) == 0;
        List<byte[]> from = useLarge ? large : small;
        return from.get(random.nextInt(from.size()));
    }
}
