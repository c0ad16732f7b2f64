package dev.ashlar.http.types;

import dev.ashlar.component.Result;
import dev.ashlar.component.Unit;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Fields;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.FutureTrailers;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.io.Waiting;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code future-trailers}: reads over what the guest left of the body. */
final class ReceivedTrailers implements FutureTrailers {
    private static final int CHUNK = 1 << 16;

    private final MessageBody body;
    private @Nullable Result<Optional<FieldList>, ErrorCode> outcome;
    private boolean taken;

    ReceivedTrailers(MessageBody body) {
        this.body = body;
    }

    @Override
    public Optional<Result<Result<Optional<Fields>, ErrorCode>, Unit>> get() {
        if (taken) {
            return Optional.of(Result.err(Unit.UNIT));
        }
        if (!isDone()) {
            return Optional.empty();
        }
        taken = true;
        return Optional.of(Result.ok(fields()));
    }

    private Result<Optional<Fields>, ErrorCode> fields() {
        return switch (outcome) {
            case Result.Ok<Optional<FieldList>, ErrorCode>(Optional<FieldList> trailers) ->
                Result.ok(trailers.map(list -> GuestFields.immutable(body.allowance(), list)));
            case Result.Err<Optional<FieldList>, ErrorCode>(ErrorCode error) -> Result.err(error);
            case null -> throw new IllegalStateException("there is no outcome yet");
        };
    }

    /** Reads what is there, up to the end if possible. */
    private boolean isDone() {
        BodySource source = body.source();
        if (outcome == null && source.ready()) {
            outcome = Waiting.blocking(this::advance).orElse(null);
        }
        return outcome != null;
    }

    private Optional<Result<Optional<FieldList>, ErrorCode>> advance() {
        BodySource source = body.source();
        try {
            while (source.ready()) {
                if (Thread.interrupted()) {
                    throw new InterruptedIOException("waiting for trailers was interrupted");
                }
                if (source.read(CHUNK).length == 0) {
                    return Optional.of(Result.ok(source.trailers()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Result.err(Failures.reading(e)));
        } catch (ErrorCodeException e) {
            return Optional.of(Result.err(e.error()));
        }
    }

    @Override
    public Pollable subscribe() {
        return new TrailersPollable().handTo(body.allowance().guest().get());
    }

    @Override
    public void close() {
        body.source().close();
    }

    /** Ready when the end of the body has been read. */
    private final class TrailersPollable extends HostPollable {
        @Override
        public boolean ready() {
            return taken || isDone();
        }

        @Override
        public void watch(Runnable wake) {
            body.source().watch(wake);
        }

        @Override
        public void unwatch(Runnable wake) {
            body.source().unwatch(wake);
        }
    }
}
