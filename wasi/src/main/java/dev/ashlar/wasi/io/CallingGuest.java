package dev.ashlar.wasi.io;

import dev.ashlar.component.HostBinding;
import dev.ashlar.wasi.WasiLookup;
import dev.ashlar.wasi.context.Context;

/** For implementations that many guests share. */
public final class CallingGuest {
    private CallingGuest() {}

    /**
     * Of the guest whose call the thread serves.
     *
     * @throws IllegalStateException when the thread serves none
     */
    public static Context context(WasiLookup lookup) {
        return (Context) lookup.of(HostBinding.currentCall().store());
    }
}
