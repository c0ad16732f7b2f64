package dev.ashlar.http.exchange;

import dev.ashlar.http.types.BodySource;
import java.io.IOException;
import java.io.InputStream;

/** A body for those that read streams. */
final class SourceStream extends InputStream {
    private final BodySource source;
    private boolean ended;

    SourceStream(BodySource source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        byte[] bytes = ended ? new byte[0] : source.read(length);
        if (bytes.length == 0) {
            ended = true;
            return -1;
        }
        System.arraycopy(bytes, 0, target, offset, bytes.length);
        return bytes.length;
    }
}
