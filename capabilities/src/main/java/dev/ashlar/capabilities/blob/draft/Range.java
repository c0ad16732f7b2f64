package dev.ashlar.capabilities.blob.draft;

/** Some of an object's bytes. */
record Range(long start, long length) {
    /** Both ends are unsigned and count as part of it; what is beyond the object's end is not there. */
    static Range of(long start, long end, long size) {
        if (Long.compareUnsigned(start, end) > 0 || Long.compareUnsigned(start, size) >= 0) {
            return new Range(0, 0);
        }
        long last = Long.compareUnsigned(end, size) >= 0 ? size - 1 : end;
        return new Range(start, last - start + 1);
    }
}
