package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingBody;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.InputStream;
import dev.ashlar.wasi.io.Traps;
import org.jspecify.annotations.Nullable;

/** {@code incoming-body}. */
final class ReceivedBody implements IncomingBody {
    private final MessageBody body;
    private @Nullable BodyInput stream;

    ReceivedBody(MessageBody body) {
        this.body = body;
    }

    @Override
    public InputStream stream() {
        if (stream != null) {
            throw new UnitErrorException();
        }
        stream = new BodyInput(body.allowance().guest().get(), body.source());
        return stream;
    }

    ReceivedTrailers finish() {
        requireStreamDropped();
        return new ReceivedTrailers(body);
    }

    @Override
    public void close() {
        body.source().close();
        requireStreamDropped();
    }

    private void requireStreamDropped() {
        if (stream != null && stream.isOpen()) {
            throw Traps.misuse("an incoming-body was given up before its stream was dropped");
        }
    }
}
