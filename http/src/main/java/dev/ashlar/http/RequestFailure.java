package dev.ashlar.http;

import java.util.List;

/**
 * Why a request was not answered as it should have been.
 *
 * @param reason for people: what happened, where, and which limit would change it
 * @param backtrace of the guest, innermost first; empty unless it trapped
 */
public record RequestFailure(Kind kind, String reason, List<String> backtrace) {
    public RequestFailure {
        backtrace = List.copyOf(backtrace);
    }

    public RequestFailure(Kind kind, String reason) {
        this(kind, reason, List.of());
    }

    /** Whose fault it is, and what the client got. */
    public enum Kind {
        /** The request breaks a rule or a limit of the server: 4xx, 501, 505 or 508. */
        REFUSED,
        /** The client left, or sent or took nothing for too long. */
        CLIENT_GONE,
        /** Too much is going on: 503. */
        OVERLOADED,
        /** The guest trapped or called {@code exit}: 500, or the response was cut off. */
        TRAPPED,
        /** The guest returned without an answer: 500. */
        UNANSWERED,
        /** The guest answered with an error of {@code wasi:http}: 502 or 504. */
        FAILED,
        /** The guest's answer is incomplete: 502, or the response was cut off. */
        INCOMPLETE,
        /** The time or the CPU time granted is used up: 504, or the response was cut off. */
        DEADLINE,
        /** An error of the host: 500, or 503 where what is to answer cannot be made ready. */
        INTERNAL
    }
}
