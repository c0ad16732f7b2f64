package dev.ashlar.fuzz.abi;

/** What realloc returns: the next free address; every now and then, if so asked, something else. */
final class Arena {
    static final int START = 64;

    private final int size;
    private int next = START;
    private int calls;
    private int badCall = -1;
    private int badAddress;

    Arena(int size) {
        this.size = size;
    }

    void reset() {
        next = START;
        calls = 0;
        badCall = -1;
    }

    /** Call number {@code call} returns {@code address}. */
    void lieAt(int call, int address) {
        badCall = call;
        badAddress = address;
    }

    void lieNoMore() {
        badCall = -1;
    }

    int allocate(int alignment, int bytes) {
        if (calls++ == badCall) {
            return badAddress;
        }
        long address = (next + alignment - 1L) & -alignment;
        if (address + (bytes & 0xFFFF_FFFFL) > size) {
            return size - size % alignment + 8; // beyond the end: the component is out of memory
        }
        next = (int) address + bytes;
        return (int) address;
    }

    /** Goes on where another one stands. */
    void takeOver(Arena other) {
        next = other.next;
        calls = other.calls;
        badCall = other.badCall;
    }

    int calls() {
        return calls;
    }

    /** The first address that was never handed out. */
    int end() {
        return next;
    }
}
