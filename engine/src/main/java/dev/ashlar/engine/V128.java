package dev.ashlar.engine;

/**
 * A 128-bit vector value; lane 0 is in the least significant bits of {@code low}.
 *
 * @param low bytes 0 to 7, little endian
 * @param high bytes 8 to 15, little endian
 */
public record V128(long low, long high) {
    @Override
    public String toString() {
        return "v128:0x%016x%016x".formatted(high, low);
    }
}
