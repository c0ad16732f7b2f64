package dev.ashlar.wasi.sockets.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.function.ToIntFunction;

/** Native memory that bytes pass through. It is taken for one system call only: a socket that waits has none. */
final class Buffers {
    static final int BYTES = 1 << 16;

    private static final ArrayBlockingQueue<MemorySegment> FREE = new ArrayBlockingQueue<>(16);

    private Buffers() {}

    static int with(ToIntFunction<MemorySegment> use) {
        MemorySegment free = FREE.poll();
        MemorySegment buffer = free != null ? free : Arena.ofAuto().allocate(BYTES, 8);
        try {
            return use.applyAsInt(buffer);
        } finally {
            boolean ignored = FREE.offer(buffer);
        }
    }
}
