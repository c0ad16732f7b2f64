package dev.ashlar.fuzz;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A running {@code ashlar-smith}, which makes random modules and runs them on another engine. */
final class Smith implements AutoCloseable {
    private final Process process;
    private final DataInputStream in;
    private final DataOutputStream out;

    private Smith(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 1 << 16));
        out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    }

    /** Where cargo puts it; empty when it has not been built. */
    static Optional<Path> program(Path fuzzFolder) {
        return Optional.of(fuzzFolder.resolve("smith/target/release/ashlar-smith"))
                .filter(Files::isExecutable);
    }

    /** One that makes modules of the seeds from {@code seed} on. */
    static Smith generating(Path program, long seed, long count) throws IOException {
        return new Smith(program, "generate", "--seed", Long.toUnsignedString(seed), "--count", Long.toString(count));
    }

    /** One that answers to {@link #expect}. */
    static Smith expecting(Path program) throws IOException {
        return new Smith(program, "expect");
    }

    /** The next module, empty after the last. */
    Optional<Frame> next() throws IOException {
        return Frame.read(in);
    }

    /** {@code frame} with the script that belongs to its module. */
    Frame expect(Frame frame) throws IOException {
        frame.write(out);
        out.flush();
        return next().orElseThrow(() -> new IOException("ashlar-smith ended without an answer"));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
