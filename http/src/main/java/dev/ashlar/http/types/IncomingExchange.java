package dev.ashlar.http.types;

import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ResponseOutparam;

/** One request to a guest and the way back: makes the two arguments of {@code incoming-handler.handle}. */
public final class IncomingExchange {
    private final ReceivedRequest request;
    private final ResponseOut responseOut;
    private final BodySource body;

    public IncomingExchange(HttpLimits limits, RequestHead head, BodySource body, ResponseSink sink) {
        this.request = new ReceivedRequest(Allowance.of(limits, WasiLookup.OF_STORE), head, body);
        this.responseOut = new ResponseOut(sink, head.method().equals("HEAD"));
        this.body = body;
    }

    public IncomingRequest request() {
        return request;
    }

    public ResponseOutparam responseOut() {
        return responseOut;
    }

    /**
     * To be called when {@code handle} has returned or thrown: waits for what is still on its way, aborts what the guest left
     * unfinished, and closes the body of the request. Nothing uses source or sink afterwards.
     */
    public Outcome complete() {
        Outcome outcome = responseOut.outcome();
        body.close();
        return outcome;
    }
}
