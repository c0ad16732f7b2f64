package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingBody;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What requests and responses of a guest have in common: fields that do not change any more, and a body that is asked for once. */
abstract class SentMessage {
    private final Allowance allowance;
    private final GuestFields given;
    private final FieldList fields;
    private final LongFunction<ErrorCode> sizeError;
    private @Nullable Outflow flow;

    /** @param sizeError the interface's name for a body of another length than promised */
    SentMessage(Allowance allowance, GuestFields given, LongFunction<ErrorCode> sizeError) {
        this.allowance = allowance;
        this.given = given;
        this.fields = given.freeze();
        this.sizeError = sizeError;
    }

    final Allowance allowance() {
        return allowance;
    }

    final FieldList frozen() {
        return fields;
    }

    /** Empty when the guest wants no body. */
    public final Optional<Outflow> flow() {
        return Optional.ofNullable(flow);
    }

    public final Fields headers() {
        return GuestFields.immutable(allowance, fields);
    }

    public final OutgoingBody body() {
        if (flow != null || !ContentLength.isConsistent(fields)) {
            throw new UnitErrorException();
        }
        flow = new Outflow(
                allowance.limits().bufferedBytes(), allowance.buffered().get(), ContentLength.of(fields), sizeError);
        return new SentBody(allowance, flow);
    }

    /** It was handed over. */
    public void sent() {
        given.release();
    }

    /** Dropped: it was not sent. */
    public void close() {
        sent();
        if (flow != null) {
            flow.abort(new ErrorCode.HttpProtocolError());
        }
    }
}
