package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingBody;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code outgoing-response}. */
final class SentResponse implements OutgoingResponse {
    private final HttpLimits limits;
    private final FieldList fields;
    private int status = 200;
    private @Nullable Outflow flow;

    SentResponse(HttpLimits limits, FieldList fields) {
        this.limits = limits;
        this.fields = fields;
    }

    FieldList fields() {
        return fields;
    }

    /** Empty when the guest wants no body. */
    Optional<Outflow> flow() {
        return Optional.ofNullable(flow);
    }

    @Override
    public int statusCode() {
        return status;
    }

    @Override
    public void setStatusCode(int statusCode) {
        if (statusCode < 100 || statusCode > 999) {
            throw new UnitErrorException();
        }
        status = statusCode;
    }

    @Override
    public Fields headers() {
        return GuestFields.immutable(limits, fields);
    }

    @Override
    public OutgoingBody body() {
        if (flow != null || !ContentLength.isConsistent(fields)) {
            throw new UnitErrorException();
        }
        flow = new Outflow(
                limits.bufferedBytes(),
                ContentLength.of(fields),
                size -> new ErrorCode.HttpResponseBodySize(Optional.of(size)));
        return new SentBody(flow);
    }

    /** Dropped: it was not sent. */
    @Override
    public void close() {
        if (flow != null) {
            flow.abort(new ErrorCode.HttpProtocolError());
        }
    }
}
