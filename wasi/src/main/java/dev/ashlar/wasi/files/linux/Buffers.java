package dev.ashlar.wasi.files.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ArrayBlockingQueue;

/** Native memory that bytes pass through on their way between files and guests. */
final class Buffers {
    static final int BYTES = 1 << 16;

    private static final ArrayBlockingQueue<MemorySegment> FREE = new ArrayBlockingQueue<>(64);

    private Buffers() {}

    static MemorySegment take() {
        MemorySegment free = FREE.poll();
        return free != null ? free : Arena.ofAuto().allocate(BYTES, 8);
    }

    static void give(MemorySegment buffer) {
        boolean ignored = FREE.offer(buffer);
    }
}
