package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingBody;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingResponse;

/** {@code incoming-response}. */
final class ReceivedResponse implements IncomingResponse {
    private final HttpLimits limits;
    private final int status;
    private final FieldList fields;
    private final BodySource body;
    private boolean consumed;

    ReceivedResponse(HttpLimits limits, int status, FieldList fields, BodySource body) {
        this.limits = limits;
        this.status = status;
        this.fields = Received.withoutForbidden(fields);
        this.body = body;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Fields headers() {
        return GuestFields.immutable(limits, fields);
    }

    @Override
    public IncomingBody consume() {
        if (consumed) {
            throw new UnitErrorException();
        }
        consumed = true;
        return new ReceivedBody(new MessageBody(limits, body));
    }

    @Override
    public void close() {
        if (!consumed) {
            body.close();
        }
    }
}
