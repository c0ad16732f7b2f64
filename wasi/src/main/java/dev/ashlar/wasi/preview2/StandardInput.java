package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.io.HostInput;
import dev.ashlar.wasi.io.HostPollable;
import dev.ashlar.wasi.io.InputPollable;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.streams.InputPump;
import java.io.IOException;
import java.util.Arrays;

/** Standard input. */
final class StandardInput extends HostInput {
    private final InputPump input;

    StandardInput(Context context) {
        super(context);
        this.input = context.input();
    }

    @Override
    protected byte[] take(int length) {
        byte[] bytes = new byte[length];
        try {
            int got = input.poll(bytes, 0, length);
            if (got < 0) {
                throw IoError.closed();
            }
            return got == length ? bytes : Arrays.copyOf(bytes, got);
        } catch (IOException e) {
            throw IoError.failed(String.valueOf(e.getMessage()));
        }
    }

    @Override
    protected HostPollable pollable() {
        return new InputPollable(input);
    }
}
