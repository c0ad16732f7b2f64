package dev.ashlar.http.types;

import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;

/** A request of a guest that is not over. */
public interface Underway {
    /** Ends it, in whatever state it is. From any thread. */
    void cancel(ErrorCode why);
}
