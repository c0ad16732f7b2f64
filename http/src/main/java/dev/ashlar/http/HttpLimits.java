package dev.ashlar.http;

/**
 * How much of the host one guest may occupy with HTTP. Beyond a limit the guest gets the interface's own error where there is
 * one, and a trap where there is none.
 *
 * @param fieldBytes of the header or the trailer section of one message: names, values, and 32 bytes for each field, as RFC 9113,
 *     section 6.5.2, counts; so this bounds how many there are, too
 * @param bufferedBytes of one body in one direction that wait on the host
 * @param exchanges requests that it has sent and whose responses it has not read to the end or dropped
 */
public record HttpLimits(int fieldBytes, int bufferedBytes, int exchanges) {
    public static final HttpLimits DEFAULT = new HttpLimits(128 << 10, 64 << 10, 128);

    /** @throws IllegalArgumentException when one is not positive */
    public HttpLimits {
        requirePositive("fieldBytes", fieldBytes);
        requirePositive("bufferedBytes", bufferedBytes);
        requirePositive("exchanges", exchanges);
    }

    private static void requirePositive(String name, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " is " + value + ", but must be positive");
        }
    }
}
