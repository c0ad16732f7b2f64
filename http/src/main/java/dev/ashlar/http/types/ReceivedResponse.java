package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingBody;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingResponse;

/** {@code incoming-response}. */
final class ReceivedResponse implements IncomingResponse {
    private final Allowance allowance;
    private final int status;
    private final FieldList fields;
    private final BodySource body;
    private boolean consumed;

    ReceivedResponse(Allowance allowance, int status, FieldList fields, BodySource body) {
        this.allowance = allowance;
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
        return GuestFields.immutable(allowance, fields);
    }

    @Override
    public IncomingBody consume() {
        if (consumed) {
            throw new UnitErrorException();
        }
        consumed = true;
        return new ReceivedBody(new MessageBody(allowance, body));
    }

    @Override
    public void close() {
        if (!consumed) {
            body.close();
        }
    }
}
