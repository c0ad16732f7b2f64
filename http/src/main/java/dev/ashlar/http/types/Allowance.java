package dev.ashlar.http.types;

import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.io.CallingGuest;
import java.util.function.Supplier;

/**
 * What a guest may have of messages.
 *
 * @param limits of each message
 * @param buffered bytes of all of them; to be asked for on the guest's thread
 * @param guest on whose account the rest is; to be asked for on its thread
 */
record Allowance(HttpLimits limits, Supplier<Quota> buffered, Supplier<Context> guest) {
    /** Of whichever guest calls. */
    static Allowance of(HttpLimits limits, WasiLookup lookup) {
        Supplier<Context> guest = () -> CallingGuest.context(lookup);
        return new Allowance(limits, () -> guest.get().quotas().bufferedBytes(), guest);
    }
}
