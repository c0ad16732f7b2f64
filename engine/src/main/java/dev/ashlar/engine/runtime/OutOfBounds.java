package dev.ashlar.engine.runtime;

import dev.ashlar.engine.Memory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells in a guest's terms what the JVM said of an access outside a memory. The JVM speaks of an index and of a length that
 * is less than the memory by what the access is longer than a byte; a negative index stands for an address beyond 2 GiB.
 */
final class OutOfBounds {
    private static final Pattern NUMBERS = Pattern.compile("(-?\\d+)\\D+(-?\\d+)\\D*");

    private OutOfBounds() {}

    /** What segments say: their place in the process is nobody's business. */
    private static final Pattern SEGMENT = Pattern.compile("byteSize: ?(\\d+).*new offset = (\\d+)");

    static String describe(IndexOutOfBoundsException e) {
        String message = String.valueOf(e.getMessage());
        Matcher segment = SEGMENT.matcher(message);
        if (segment.find()) {
            return "address %s in a memory of %s bytes".formatted(segment.group(2), segment.group(1));
        }
        Matcher numbers = NUMBERS.matcher(message);
        if (message.startsWith("an address")) {
            return message;
        }
        if (!numbers.find()) {
            return "";
        }
        long index = Long.parseLong(numbers.group(1));
        long length = Long.parseLong(numbers.group(2));
        long size = (length + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE * Memory.PAGE_SIZE;
        String address = index < 0 ? "an address beyond 2 GiB" : "address " + index;
        return address + " in a memory of " + Math.max(size, 0) + " bytes";
    }
}
