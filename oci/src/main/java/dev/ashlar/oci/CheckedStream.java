package dev.ashlar.oci;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Fails at its end when its bytes have not the digest that they should have. */
final class CheckedStream extends FilterInputStream {
    private final Digest digest;
    private final ContentStore store;
    private final MessageDigest function = Digest.sha256();
    private boolean finished;

    CheckedStream(InputStream in, Digest digest, ContentStore store) {
        super(in);
        this.digest = digest;
        this.store = store;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = in.read(bytes, offset, length);
        if (count > 0) {
            function.update(bytes, offset, count);
        } else if (count < 0) {
            finish();
        }
        return count;
    }

    private void finish() throws IOException {
        if (!finished) {
            finished = true;
            if (!Digest.of(function).equals(digest)) {
                throw store.damaged(digest);
            }
        }
    }

    @Override
    public long skip(long count) throws IOException {
        return readNBytes(Math.clamp(count, 0, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
