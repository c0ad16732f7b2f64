package dev.ashlar.wasi.io;

import dev.ashlar.wasi.streams.InputPump;

/** Ready when there is something to read, or nothing will come any more. */
public final class InputPollable extends HostPollable {
    private final InputPump input;

    public InputPollable(InputPump input) {
        this.input = input;
    }

    @Override
    public boolean ready() {
        return input.available() != 0;
    }

    @Override
    public void watch(Runnable wake) {
        input.watch(wake);
    }

    @Override
    public void unwatch(Runnable wake) {
        input.unwatch(wake);
    }
}
