package dev.ashlar.fuzz;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A random module and the script of what another engine made of it, as {@code smith} sends them.
 *
 * @param seed of the module and of the arguments that it is called with
 * @param module the bytes
 * @param script the steps and what came of each; empty where the other engine could not tell
 */
record Frame(long seed, byte[] module, String script) {
    private static final int MAX_BLOCK = 64 * 1024 * 1024;

    /** The next one, if the stream does not end before it. */
    static Optional<Frame> read(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        long seed = (long) first << 56;
        for (int shift = 48; shift >= 0; shift -= 8) {
            seed |= (long) in.readUnsignedByte() << shift;
        }
        byte[] module = readBlock(in);
        return Optional.of(new Frame(seed, module, new String(readBlock(in), StandardCharsets.UTF_8)));
    }

    void write(DataOutputStream out) throws IOException {
        out.writeLong(seed);
        for (byte[] block : new byte[][] {module, script.getBytes(StandardCharsets.UTF_8)}) {
            out.writeInt(block.length);
            out.write(block);
        }
    }

    /** A {@code .wasm} file and the {@code .script} beside it. */
    static Frame load(Path wasm) throws IOException {
        String name = wasm.getFileName().toString();
        Path script = wasm.resolveSibling(name.replaceFirst("\\.wasm$", ".script"));
        return new Frame(0, Files.readAllBytes(wasm), Files.readString(script));
    }

    Frame withScript(String newScript) {
        return new Frame(seed, module, newScript);
    }

    private static byte[] readBlock(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MAX_BLOCK) {
            throw new IOException("a frame claims a block of " + length + " bytes");
        }
        byte[] block = in.readNBytes(length);
        if (block.length < length) {
            throw new EOFException("the last frame is cut off");
        }
        return block;
    }
}
