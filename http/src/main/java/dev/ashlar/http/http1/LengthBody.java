package dev.ashlar.http.http1;

import dev.ashlar.http.ServerLimits;
import java.io.IOException;

/** A body whose length was given. */
final class LengthBody extends Http1Body {
    private long left;

    LengthBody(ConnectionInput input, long length, ContinueSignal signal, ServerLimits limits) {
        super(input, signal, limits);
        left = length;
    }

    @Override
    protected boolean isAtEnd() {
        return left == 0;
    }

    @Override
    protected byte[] next(int atMost) throws IOException {
        int wanted = (int) Math.min(atMost, left);
        byte[] piece = input.readReady(wanted);
        if (piece.length == 0) {
            await();
            piece = input.take(wanted);
        }
        left -= piece.length;
        return piece;
    }
}
