package dev.ashlar.engine;

/**
 * A linear memory that instances in several stores use at once, each on a thread of its own. It belongs to no store: {@link #store()}
 * throws {@link UnsupportedOperationException}.
 *
 * <p>The host makes one with {@link Engine#newSharedMemory} and defines it in a linker as what modules import; or a module defines it
 * and exports it. It takes room outside of the Java heap, where guests have written to it, and the addresses of its maximum
 * size. It is freed when all stores that have used it are closed and, if the host made it, {@link #close} was called.
 *
 * <p>May be used from any thread. Numbers at addresses that are multiples of their size, and bytes, are read and written as guests do
 * by atomic instructions: whole, and in one order that all threads agree on. Longer ranges are copied in no particular order. Once it is
 * freed every access throws {@link IllegalStateException}.
 *
 * @see <a href="https://webassembly.github.io/threads/core/exec/runtime.html#memory-instances">Threads: memory instances</a>
 */
public interface SharedMemory extends Memory, AutoCloseable {
    /**
     * Wakes threads that wait at an address, as {@code memory.atomic.notify} does, the longest waiting first.
     *
     * @param count how many at most
     * @return how many there were
     * @throws IndexOutOfBoundsException when there are no four bytes at the address
     */
    int notifyWaiters(long address, int count);

    /** How many threads wait at this moment, at all addresses together. */
    int waiters();

    /** The host, which made it, does not need it any more. Of no effect on one that a module defined. Does not throw. */
    @Override
    void close();
}
