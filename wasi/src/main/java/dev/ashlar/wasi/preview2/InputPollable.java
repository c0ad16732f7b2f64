package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.streams.InputPump;

/** Ready when there is something to read, or nothing will come any more. */
final class InputPollable extends HostPollable {
    private final InputPump input;

    InputPollable(InputPump input) {
        this.input = input;
    }

    @Override
    public boolean ready() {
        return input.available() != 0;
    }

    @Override
    void watch(Runnable wake) {
        input.watch(wake);
    }

    @Override
    void unwatch(Runnable wake) {
        input.unwatch(wake);
    }
}
