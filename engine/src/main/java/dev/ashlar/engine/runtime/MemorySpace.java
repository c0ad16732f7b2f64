package dev.ashlar.engine.runtime;

/**
 * The array of a memory, and for each of its blocks whether something may have been written to it. Where writes are not
 * tracked there are no marks.
 */
record MemorySpace(byte[] bytes, short[] marks) {
    private static final short[] UNTRACKED = {};

    /** Zeros. */
    static MemorySpace of(int size, boolean tracked) {
        return new MemorySpace(new byte[size], tracked ? new short[size >>> LinearMemory.BLOCK_BITS] : UNTRACKED);
    }

    boolean isTracked() {
        return marks != UNTRACKED;
    }

    int size() {
        return bytes.length;
    }
}
