package dev.ashlar.http.types;

import dev.ashlar.component.Result;
import dev.ashlar.component.Tuple;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.FutureTrailers;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingBody;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingBody;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingResponse;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.RequestOptions;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ResponseOutparam;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Types;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.Error;
import dev.ashlar.wasi.io.IoError;
import java.util.List;
import java.util.Optional;

/** {@code wasi:http/types}. Keeps no state: one serves all guests. */
public final class TypesHost implements Types {
    private final Allowance allowance;

    /** @param lookup of the guests that it serves */
    public TypesHost(HttpLimits limits, WasiLookup lookup) {
        this(Allowance.of(limits, lookup));
    }

    TypesHost(Allowance allowance) {
        this.allowance = allowance;
    }

    @Override
    public Optional<ErrorCode> httpErrorCode(Error err) {
        return ((IoError) err).code(ErrorCode.class);
    }

    @Override
    public Fields newFields() {
        return GuestFields.empty(allowance);
    }

    @Override
    public Fields fieldsFromList(List<Tuple.Of2<String, byte[]>> entries) {
        Fields fields = newFields();
        entries.forEach(entry -> fields.append(entry.v0(), entry.v1()));
        return fields;
    }

    @Override
    public OutgoingRequest newOutgoingRequest(Fields headers) {
        return new SentRequest(allowance, (GuestFields) headers);
    }

    @Override
    public RequestOptions newRequestOptions() {
        return new Timeouts();
    }

    @Override
    public void responseOutparamSet(ResponseOutparam param, Result<OutgoingResponse, ErrorCode> response) {
        ResponseOut out = (ResponseOut) param;
        switch (response) {
            case Result.Ok<OutgoingResponse, ErrorCode>(OutgoingResponse given) -> out.send((SentResponse) given);
            case Result.Err<OutgoingResponse, ErrorCode>(ErrorCode why) -> out.refuse(why);
        }
    }

    @Override
    public FutureTrailers incomingBodyFinish(IncomingBody this_) {
        return ((ReceivedBody) this_).finish();
    }

    @Override
    public OutgoingResponse newOutgoingResponse(Fields headers) {
        return new SentResponse(allowance, (GuestFields) headers);
    }

    @Override
    public void outgoingBodyFinish(OutgoingBody this_, Optional<Fields> trailers) {
        Optional<GuestFields> given = trailers.map(GuestFields.class::cast);
        given.ifPresent(GuestFields::release);
        ((SentBody) this_).finish(given.map(GuestFields::freeze));
    }
}
