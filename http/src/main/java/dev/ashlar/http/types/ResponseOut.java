package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ResponseOutparam;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.io.Waiting;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@code response-outparam}: where the response to one request goes. */
final class ResponseOut implements ResponseOutparam {
    private final ResponseSink sink;
    private final boolean head;
    private int status;
    private @Nullable ErrorCode failed;
    private @Nullable Outflow flow;

    /** @param head whether the request's method allows no body in the response */
    ResponseOut(ResponseSink sink, boolean head) {
        this.sink = sink;
        this.head = head;
    }

    @Override
    public void sendInformational(int informational, Fields headers) {
        if (informational < 100 || informational > 199 || informational == 101) {
            throw Failures.of(Failures.internal(
                    "an informational response has a status from 100 to 199 and not 101; this is " + informational));
        }
        GuestFields fields = (GuestFields) headers;
        Waiting.blocking(() -> {
            try {
                sink.informational(informational, fields.freeze());
                return true;
            } catch (IOException e) {
                throw Failures.of(Failures.writing(e));
            } finally {
                fields.release();
            }
        });
    }

    void refuse(ErrorCode why) {
        failed = why;
        sink.fail(why);
    }

    void send(SentResponse response) {
        status = response.statusCode();
        response.sent();
        FieldList fields = response.fields();
        if (status < 200) {
            giveUp(response, "the response has the informational status " + status);
        } else if (!ContentLength.isConsistent(fields)) {
            giveUp(response, "the response has several values of content-length");
        } else if (!allowsBody()) {
            Outflow empty = response.flow().orElseGet(ResponseOut::empty);
            empty.expectNothing();
            start(status == 204 ? ContentLength.without(fields) : ContentLength.once(fields), empty, true);
        } else if (response.flow().isEmpty() && ContentLength.of(fields).orElse(0) > 0) {
            giveUp(response, "the response has no body, but its content-length is not 0");
        } else {
            start(ContentLength.once(fields), response.flow().orElseGet(ResponseOut::empty), false);
        }
    }

    private boolean allowsBody() {
        return !head && status != 204 && status != 304;
    }

    private static Outflow empty() {
        Outflow empty = new Outflow(
                0, new Quota("buffered bytes", 0), OptionalLong.empty(), size -> new ErrorCode.HttpProtocolError());
        empty.finish(Optional.empty());
        return empty;
    }

    private void giveUp(SentResponse response, String why) {
        response.close();
        refuse(Failures.internal(why));
    }

    private void start(FieldList fields, Outflow body, boolean bodiless) {
        flow = body;
        Optional<BodySink> target = Waiting.blocking(() -> {
            try {
                return Optional.of(sink.head(status, fields));
            } catch (IOException e) {
                body.abort(Failures.writing(e));
                return Optional.empty();
            }
        });
        target.ifPresent(found -> body.attach(bodiless ? new BodilessSink(found) : found));
    }

    Outcome outcome() {
        if (failed != null) {
            return new Outcome.Failed(failed);
        }
        Outflow body = flow;
        if (body == null) {
            return new Outcome.Unanswered();
        }
        if (body.isSent()) {
            return new Outcome.Answered(status);
        }
        body.abort(new ErrorCode.HttpProtocolError());
        ErrorCode why = body.failure();
        return new Outcome.Incomplete(status, why == null ? new ErrorCode.HttpProtocolError() : why);
    }

    @Override
    public void close() {}
}
