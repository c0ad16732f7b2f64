package dev.ashlar.host.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads a tar as {@link DirectoryTar} makes it: directories and files, with names of any length. All else that there is in tars
 * (links, devices, holes, formats of other programs) is refused rather than passed over, and so is what stands behind the end.
 */
final class TarReader {
    private static final int MAX_EXTENDED = 64 << 10;

    private final InputStream in;
    private long left;
    private int padding;

    /** @param in is read as far as the end of the tar, and is not closed */
    TarReader(InputStream in) {
        this.in = in;
    }

    /** The next file or directory; what was left of the last one is passed over. Empty at the end. */
    Optional<TarHeader> next() throws IOException {
        in.skipNBytes(left + padding);
        enter(0);
        byte[] block = block();
        if (isZero(block)) {
            end();
            return Optional.empty();
        }
        var header = TarHeader.decode(block);
        if (header.type() != TarHeader.EXTENDED) {
            return Optional.of(entered(header));
        }
        String name = longName(header);
        var named = TarHeader.decode(block());
        return Optional.of(entered(new TarHeader(name, named.type(), named.size())));
    }

    private TarHeader entered(TarHeader header) throws TarException {
        switch (header.type()) {
            case TarHeader.FILE -> enter(header.size());
            case TarHeader.DIRECTORY -> {
                if (header.size() != 0) {
                    throw new TarException("%s is a directory with contents".formatted(header.name()));
                }
            }
            default ->
                throw new TarException("%s is neither a file nor a directory, but of type %s"
                        .formatted(header.name(), Integer.toHexString(header.type())));
        }
        return header;
    }

    private void enter(long size) {
        left = size;
        padding = TarHeader.padding(size);
    }

    /** Of the file's contents; -1 at their end. */
    int read(byte[] target) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = in.read(target, 0, (int) Math.min(target.length, left));
        if (count < 0) {
            throw new EOFException("the tar ends in the middle of a file");
        }
        left -= count;
        return count;
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(TarHeader.BLOCK);
        if (block.length < TarHeader.BLOCK) {
            throw new EOFException("the tar has no end");
        }
        return block;
    }

    private void end() throws IOException {
        if (!isZero(block()) || in.read() >= 0) {
            throw new TarException("something stands behind the end of the tar");
        }
    }

    private static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[TarHeader.BLOCK]);
    }

    /** One record, "LENGTH path=NAME\n", whose length counts itself. */
    private String longName(TarHeader header) throws IOException {
        if (header.size() > MAX_EXTENDED) {
            throw new TarException("an extended header has %d bytes".formatted(header.size()));
        }
        byte[] bytes = in.readNBytes((int) header.size());
        in.skipNBytes(TarHeader.padding(header.size()));
        String record = decode(bytes);
        String head = bytes.length + " path=";
        if (!record.startsWith(head) || record.indexOf('\n') != record.length() - 1) {
            throw new TarException("an extended header says more than a name");
        }
        return record.substring(head.length(), record.length() - 1);
    }

    private static String decode(byte[] bytes) throws TarException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new TarException("a name is not UTF-8");
        }
    }
}
