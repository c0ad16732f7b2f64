package dev.ashlar.capabilities;

import dev.ashlar.capabilities.blob.BlobDraft;
import dev.ashlar.capabilities.blob.files.FileBlobStore;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/** Replaces an object for ever, each time by one that is full of the next number, and tells the number. To be killed. */
final class BlobWriter {
    static final int LENGTH = 1 << 20;
    private static final int PIECE = 1 << 16;

    private BlobWriter() {}

    public static void main(String[] arguments) {
        FileBlobStore store = new FileBlobStore(Path.of(arguments[0]), BlobLimits.DEFAULT, "home");
        long number = store.read("home", "number")
                .map(reader -> ByteBuffer.wrap(reader.read(0, 8)).getLong())
                .orElse(-1L);
        while (true) {
            number++;
            byte[] piece = new byte[PIECE];
            Arrays.fill(piece, (byte) number);
            try (BlobDraft draft = store.begin()) {
                for (int i = 0; i < LENGTH / PIECE; i++) {
                    draft.write(piece);
                }
                draft.commit("home", "object");
            }
            try (BlobDraft draft = store.begin()) {
                draft.write(ByteBuffer.allocate(8).putLong(number).array());
                draft.commit("home", "number");
            }
            System.out.println(number);
        }
    }
}
