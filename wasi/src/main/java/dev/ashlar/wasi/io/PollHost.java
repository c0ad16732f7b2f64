package dev.ashlar.wasi.io;

import dev.ashlar.wasi.WasiLimits;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Poll;
import dev.ashlar.wasi.bindings.wasi.io.v0_2.poll.Pollable;
import java.util.List;
import java.util.stream.IntStream;

/** {@code wasi:io/poll}. */
public final class PollHost implements Poll {
    private final WasiLimits limits;

    public PollHost(WasiLimits limits) {
        this.limits = limits;
    }

    @Override
    public int[] poll(List<Pollable> in) {
        if (in.isEmpty()) {
            throw Traps.misuse("poll was given an empty list");
        }
        if (in.size() > limits.pollables()) {
            throw Traps.limit("pollables in one call of poll", in.size(), limits.pollables());
        }
        List<HostPollable> pollables = in.stream().map(HostPollable.class::cast).toList();
        Waiting.forAny(pollables);
        return IntStream.range(0, pollables.size())
                .filter(i -> pollables.get(i).ready())
                .toArray();
    }
}
