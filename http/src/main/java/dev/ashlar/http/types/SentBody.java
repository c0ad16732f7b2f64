package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingBody;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.streams.OutputStream;
import dev.ashlar.wasi.io.Traps;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code outgoing-body}. */
final class SentBody implements OutgoingBody {
    private final Allowance allowance;
    private final Outflow flow;
    private @Nullable BodyOutput stream;

    SentBody(Allowance allowance, Outflow flow) {
        this.allowance = allowance;
        this.flow = flow;
    }

    @Override
    public OutputStream write() {
        if (stream != null) {
            throw new UnitErrorException();
        }
        stream = new BodyOutput(allowance.guest().get(), flow);
        return stream;
    }

    void finish(Optional<FieldList> trailers) {
        requireStreamDropped();
        flow.finish(trailers);
    }

    /** Given up without an end. */
    @Override
    public void close() {
        flow.abort(new ErrorCode.HttpProtocolError());
        requireStreamDropped();
    }

    private void requireStreamDropped() {
        if (stream != null && stream.isOpen()) {
            throw Traps.misuse("an outgoing-body was given up before its stream was dropped");
        }
    }
}
