package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingBody;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Method;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Scheme;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code incoming-request}. */
final class ReceivedRequest implements IncomingRequest {
    private final Allowance allowance;
    private final RequestHead head;
    private final BodySource body;
    private @Nullable FieldList fields;
    private boolean consumed;

    ReceivedRequest(Allowance allowance, RequestHead head, BodySource body) {
        this.allowance = allowance;
        this.head = head;
        this.body = body;
    }

    @Override
    public Method method() {
        return Targets.method(head.method());
    }

    @Override
    public Optional<String> pathWithQuery() {
        return head.pathWithQuery();
    }

    @Override
    public Optional<Scheme> scheme() {
        return head.scheme().map(Targets::scheme);
    }

    @Override
    public Optional<String> authority() {
        return head.authority();
    }

    @Override
    public Fields headers() {
        if (fields == null) {
            fields = Received.withoutForbidden(head.fields());
        }
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
    public void close() {}
}
