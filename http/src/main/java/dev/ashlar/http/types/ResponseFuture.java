package dev.ashlar.http.types;

import dev.ashlar.component.Result;
import dev.ashlar.component.Unit;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.FutureIncomingResponse;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.IncomingResponse;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import dev.ashlar.wasi.io.HostPollable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code future-incoming-response}: completed by another thread than the guest's. */
public final class ResponseFuture implements FutureIncomingResponse {
    private final Allowance allowance;
    private final Runnable cancel;
    private final Object lock = new Object();
    private final List<Runnable> watchers = new ArrayList<>(1);
    private @Nullable Result<IncomingResponse, ErrorCode> outcome;
    private boolean taken;
    private boolean closed;

    /**
     * @param lookup of the guest that gets it
     * @param cancel what to do when the guest drops it before it has taken the response
     */
    public ResponseFuture(HttpLimits limits, WasiLookup lookup, Runnable cancel) {
        this.allowance = Allowance.of(limits, lookup);
        this.cancel = cancel;
    }

    /** The response has come; false when nobody wants it any more. */
    public boolean complete(int status, FieldList fields, BodySource body) {
        return complete(Result.ok(new ReceivedResponse(allowance, status, fields, body)));
    }

    /** No response will come. */
    public void fail(ErrorCode why) {
        boolean ignored = complete(Result.err(why));
    }

    private boolean complete(Result<IncomingResponse, ErrorCode> with) {
        synchronized (lock) {
            if (outcome != null || closed) {
                return false;
            }
            outcome = with;
            watchers.forEach(Runnable::run);
            return true;
        }
    }

    @Override
    public Optional<Result<Result<IncomingResponse, ErrorCode>, Unit>> get() {
        synchronized (lock) {
            if (taken) {
                return Optional.of(Result.err(Unit.UNIT));
            }
            taken = outcome != null;
            return Optional.ofNullable(outcome).map(Result::ok);
        }
    }

    @Override
    public Pollable subscribe() {
        return new ResponsePollable().handTo(allowance.guest().get());
    }

    @Override
    public void close() {
        boolean wanted;
        synchronized (lock) {
            wanted = taken;
            closed = true;
        }
        if (!wanted) {
            cancel.run();
        }
    }

    /** Ready when there is a response, or none will come. */
    private final class ResponsePollable extends HostPollable {
        @Override
        public boolean ready() {
            synchronized (lock) {
                return outcome != null;
            }
        }

        @Override
        public void watch(Runnable wake) {
            synchronized (lock) {
                watchers.add(wake);
            }
        }

        @Override
        public void unwatch(Runnable wake) {
            synchronized (lock) {
                watchers.remove(wake);
            }
        }
    }
}
