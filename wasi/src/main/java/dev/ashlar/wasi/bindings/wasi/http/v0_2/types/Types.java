// Generated from WIT by ashlar. Do not edit.
package dev.ashlar.wasi.bindings.wasi.http.v0_2.types;

import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.GuestBinding;
import dev.ashlar.component.HostBinding;
import dev.ashlar.component.Result;
import dev.ashlar.component.Tuple;
import dev.ashlar.component.WitFunction;
import dev.ashlar.component.WitInterface;
import dev.ashlar.engine.CallContext;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.error.Error;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The functions of `wasi:http/types@0.2.12`.
@WitInterface("wasi:http/types@0.2.12")
public interface Types {
    /// `func(err: borrow<io-error>) -> option<error-code>`
    @WitFunction("http-error-code")
    Optional<ErrorCode> httpErrorCode(Error err);

    /// `func() -> fields`
    @WitFunction("[constructor]fields")
    Fields newFields();

    /// `func(entries: list<tuple<field-name, field-value>>) -> result<fields, header-error>`
    @WitFunction("[static]fields.from-list")
    Fields fieldsFromList(List<Tuple.Of2<String, byte[]>> entries) throws HeaderErrorException;

    /// `func(headers: headers) -> outgoing-request`
    @WitFunction("[constructor]outgoing-request")
    OutgoingRequest newOutgoingRequest(Fields headers);

    /// `func() -> request-options`
    @WitFunction("[constructor]request-options")
    RequestOptions newRequestOptions();

    /// `func(param: response-outparam, response: result<outgoing-response, error-code>)`
    @WitFunction("[static]response-outparam.set")
    void responseOutparamSet(ResponseOutparam param, Result<OutgoingResponse, ErrorCode> response);

    /// `func(this: incoming-body) -> future-trailers`
    @WitFunction("[static]incoming-body.finish")
    FutureTrailers incomingBodyFinish(IncomingBody this_);

    /// `func(headers: headers) -> outgoing-response`
    @WitFunction("[constructor]outgoing-response")
    OutgoingResponse newOutgoingResponse(Fields headers);

    /// `func(this: outgoing-body, trailers: option<trailers>) -> result<_, error-code>`
    @WitFunction("[static]outgoing-body.finish")
    void outgoingBodyFinish(OutgoingBody this_, Optional<Fields> trailers) throws ErrorCodeException;

    /// Lets components import this interface, implemented by `host`.
    static void link(ComponentLinker linker, Types host) {
        linkPerCall(linker, context -> host);
    }

    /// The same, implemented by what `hosts` finds for a call: components linked once serve many stores.
    static void linkPerCall(ComponentLinker linker, Function<CallContext, Types> hosts) {
        HostBinding.in(linker.instance("wasi:http/types@0.2.12"), MethodHandles.lookup())
                .resource(Fields.class)
                .resource(IncomingRequest.class)
                .resource(OutgoingRequest.class)
                .resource(RequestOptions.class)
                .resource(ResponseOutparam.class)
                .resource(IncomingResponse.class)
                .resource(IncomingBody.class)
                .resource(FutureTrailers.class)
                .resource(OutgoingResponse.class)
                .resource(OutgoingBody.class)
                .resource(FutureIncomingResponse.class)
                .functionsPerCall(Types.class, hosts);
    }

    /// What an instance of a component exports under the name of this interface.
    static Types of(ComponentInstance instance) {
        return GuestBinding.client(instance, Types.class, MethodHandles.lookup());
    }
}
