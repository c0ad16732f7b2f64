package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;

/** What became of a request that a guest was given. */
public sealed interface Outcome {
    /** The whole response was handed over. */
    record Answered(int status) implements Outcome {}

    /** The guest gave no answer: nothing has been sent. */
    record Unanswered() implements Outcome {}

    /** {@link ResponseSink#fail} was called. */
    record Failed(ErrorCode why) implements Outcome {}

    /** {@link BodySink#abort} was called, or the sink failed. */
    record Incomplete(int status, ErrorCode why) implements Outcome {}
}
