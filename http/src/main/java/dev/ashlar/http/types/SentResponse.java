package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingResponse;
import java.util.Optional;

/** {@code outgoing-response}. */
final class SentResponse extends SentMessage implements OutgoingResponse {
    private int status = 200;

    SentResponse(Allowance allowance, GuestFields given) {
        super(allowance, given, size -> new ErrorCode.HttpResponseBodySize(Optional.of(size)));
    }

    FieldList fields() {
        return frozen();
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
}
