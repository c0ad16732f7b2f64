package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingBody;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code outgoing-response}. */
final class SentResponse implements OutgoingResponse {
    private final Allowance allowance;
    private final GuestFields given;
    private final FieldList fields;
    private int status = 200;
    private @Nullable Outflow flow;

    SentResponse(Allowance allowance, GuestFields given) {
        this.allowance = allowance;
        this.given = given;
        this.fields = given.freeze();
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
        return GuestFields.immutable(allowance, fields);
    }

    @Override
    public OutgoingBody body() {
        if (flow != null || !ContentLength.isConsistent(fields)) {
            throw new UnitErrorException();
        }
        flow = new Outflow(
                allowance.limits().bufferedBytes(),
                allowance.buffered().get(),
                ContentLength.of(fields),
                size -> new ErrorCode.HttpResponseBodySize(Optional.of(size)));
        return new SentBody(allowance, flow);
    }

    /** It was handed over. */
    void sent() {
        given.release();
    }

    /** Dropped: it was not sent. */
    @Override
    public void close() {
        given.release();
        if (flow != null) {
            flow.abort(new ErrorCode.HttpProtocolError());
        }
    }
}
