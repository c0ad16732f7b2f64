package dev.ashlar.http.server;

import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.WasmFrame;
import dev.ashlar.http.HttpComponentConfig;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestFailure.Kind;
import dev.ashlar.http.exchange.Exchange;
import dev.ashlar.http.types.Outcome;
import dev.ashlar.wasi.ExitException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;

/** What a guest's end means for its request. */
final class GuestFailures {
    private static final int MOST_FRAMES = 50;

    private GuestFailures() {}

    /** A guest ended by an exception. If its response is complete by then, the client gets it. */
    static void answer(Exchange exchange, RuntimeException thrown, Outcome outcome, HttpComponentConfig config) {
        switch (thrown) {
            case Trap trap
            when trap.code().equals(TrapCode.DEADLINE_EXCEEDED) -> {
                exchange.failed(failure(
                        Kind.DEADLINE,
                        "%s (a request has %s, %s of it computing)"
                                .formatted(
                                        trap.getMessage(),
                                        seconds(config.limits().deadline()),
                                        seconds(config.limits().cpu())),
                        trap));
                exchange.answerError(504, "The application took too long.");
            }
            case Trap trap when trap.code().equals(TrapCode.CANCELLED) && exchange.isWhole() -> {
                // the client has what it came for
            }
            case Trap trap
            when trap.code().equals(TrapCode.CANCELLED) -> {
                exchange.failed(new RequestFailure(Kind.CLIENT_GONE, "the client is gone, so the guest was stopped"));
                exchange.answerError(500, "The request was given up.");
            }
            case Trap trap -> {
                exchange.failed(failure(Kind.TRAPPED, "trap: " + trap.getMessage(), trap));
                exchange.answerError(500, "The application failed.");
            }
            case ResourceLimitException e -> {
                exchange.failed(new RequestFailure(Kind.OVERLOADED, String.valueOf(e.getMessage())));
                exchange.answerError(503, "There are not enough resources for this request now.");
            }
            case ExitException e -> {
                exchange.failed(new RequestFailure(Kind.TRAPPED, "the guest called exit: " + e.getMessage()));
                exchange.answerError(500, "The application ended.");
            }
            default -> {
                exchange.failed(new RequestFailure(Kind.TRAPPED, "uncaught exception: " + thrown.getMessage()));
                exchange.answerError(500, "The application failed.");
            }
        }
    }

    private static String seconds(java.time.Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }

    private static RequestFailure failure(Kind kind, String reason, Trap trap) {
        return new RequestFailure(
                kind,
                reason,
                trap.backtrace().stream()
                        .limit(MOST_FRAMES)
                        .map(WasmFrame::toString)
                        .toList());
    }

    /** 504 for what took too long, 502 for everything else: the guest is a gateway to what it asked. */
    static int statusOf(ErrorCode error) {
        return switch (error) {
            case ErrorCode.DnsTimeout timeout -> 504;
            case ErrorCode.ConnectionTimeout timeout -> 504;
            case ErrorCode.ConnectionReadTimeout timeout -> 504;
            case ErrorCode.ConnectionWriteTimeout timeout -> 504;
            case ErrorCode.HttpResponseTimeout timeout -> 504;
            default -> 502;
        };
    }
}
