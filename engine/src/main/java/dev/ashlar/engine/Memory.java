package dev.ashlar.engine;

/**
 * A linear memory. Addresses are in bytes, numbers little endian; every access is checked.
 *
 * <p>All reads and writes throw {@link IndexOutOfBoundsException} when the range does not lie inside the memory, and
 * then have changed nothing.
 */
public non-sealed interface Memory extends Extern {
    int PAGE_SIZE = 65_536;

    @Override
    MemoryType type();

    /** The present size in bytes. */
    long size();

    /** The present size in pages of 64 KiB. */
    long pages();

    /** Grows by {@code pages}. Returns the old size in pages, or -1 when a limit forbids it. */
    long grow(long pages);

    byte readByte(long address);

    int readInt(long address);

    long readLong(long address);

    void writeByte(long address, byte value);

    void writeInt(long address, int value);

    void writeLong(long address, long value);

    void read(long address, byte[] target, int offset, int length);

    void write(long address, byte[] source, int offset, int length);

    /** A copy of {@code length} bytes. */
    default byte[] read(long address, int length) {
        if (length < 0 || address < 0 || address + length > size()) {
            throw new IndexOutOfBoundsException(
                    "range of " + length + " bytes at " + address + " in a memory of " + size());
        }
        byte[] copy = new byte[length];
        read(address, copy, 0, length);
        return copy;
    }

    default void write(long address, byte[] source) {
        write(address, source, 0, source.length);
    }
}
