package dev.ashlar.host.bundle;

import dev.ashlar.oci.Digest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * A compressed tar of files that an application refers to by their digests. What they are called in it does not matter, so none of its names is
 * used; and nothing but files is looked at.
 */
final class SpinArchive {
    private final Bounded in;
    private final byte[] buffer = new byte[64 << 10];

    /** @param most how many bytes may come out of it */
    SpinArchive(InputStream compressed, long most) throws IOException {
        this.in = new Bounded(new GZIPInputStream(compressed, 64 << 10), most);
    }

    /** Puts those files that are wanted into a folder, each under its digest's digits, and takes them off what is wanted. */
    void take(Set<Digest> wanted, Path folder) throws IOException {
        Path draft = folder.resolve("draft");
        for (byte[] block = block(); !isZero(block) && !wanted.isEmpty(); block = block()) {
            var header = TarHeader.decode(block);
            if (header.type() == TarHeader.FILE || header.type() == 0) {
                Digest digest = copy(header, draft);
                if (wanted.remove(digest)) {
                    Files.move(draft, folder.resolve(digest.hex()), StandardCopyOption.REPLACE_EXISTING);
                }
            } else {
                in.skipNBytes(header.size());
            }
            in.skipNBytes(TarHeader.padding(header.size()));
        }
        Files.deleteIfExists(draft);
    }

    private byte[] block() throws IOException {
        byte[] block = in.readNBytes(TarHeader.BLOCK);
        if (block.length < TarHeader.BLOCK) {
            throw new EOFException("the archive has no end");
        }
        return block;
    }

    private static boolean isZero(byte[] block) {
        return Arrays.equals(block, new byte[TarHeader.BLOCK]);
    }

    private Digest copy(TarHeader header, Path file) throws IOException {
        MessageDigest function = Digest.sha256();
        long left = header.size();
        try (OutputStream out = Files.newOutputStream(file)) {
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(left, buffer.length));
                if (count < 0) {
                    throw new EOFException("the archive ends in the middle of a file");
                }
                function.update(buffer, 0, count);
                out.write(buffer, 0, count);
                left -= count;
            }
        }
        return Digest.of(function);
    }

    /** Small archives can be large files. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int count = super.read(target, offset, length);
            left -= Math.max(count, 0);
            if (left < 0) {
                throw new TarException("an archive has far more in it than there is room for");
            }
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            return count <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(count, 64 << 10)]));
        }
    }
}
