package dev.ashlar.http.types;

import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.io.CallingGuest;
import java.util.function.Supplier;

/**
 * What a guest may have of messages.
 *
 * @param limits of each message
 * @param buffered bytes of all of them; to be asked for on the guest's thread
 */
record Allowance(HttpLimits limits, Supplier<Quota> buffered) {
    /** Of whichever guest calls. */
    static Allowance of(HttpLimits limits) {
        return new Allowance(limits, () -> CallingGuest.context().quotas().bufferedBytes());
    }
}
