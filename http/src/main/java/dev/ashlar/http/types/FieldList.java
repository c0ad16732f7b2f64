package dev.ashlar.http.types;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Header or trailer fields in order: names in lower case, values as bytes. Not thread-safe. */
public final class FieldList {
    /** What a field takes beyond its characters, as RFC 9113, section 6.5.2, counts. */
    public static final int OVERHEAD = 32;

    private static final String[] NO_NAMES = {};
    private static final byte[][] NO_VALUES = {};

    private String[] names;
    private byte[][] values;
    private int size;
    private long bytes;

    public FieldList() {
        names = NO_NAMES;
        values = NO_VALUES;
    }

    private FieldList(FieldList other) {
        names = Arrays.copyOf(other.names, other.size);
        values = Arrays.copyOf(other.values, other.size);
        size = other.size;
        bytes = other.bytes;
    }

    /** Another list with the same fields. */
    public FieldList copy() {
        return new FieldList(this);
    }

    /** @param name in lower case; neither it nor the value is checked here */
    public void add(String name, byte[] value) {
        if (size == names.length) {
            int capacity = Math.max(8, 2 * size);
            names = Arrays.copyOf(names, capacity);
            values = Arrays.copyOf(values, capacity);
        }
        names[size] = name;
        values[size] = value;
        size++;
        bytes += cost(name, value);
    }

    /** @param name in lower case, of ASCII characters, as is the value */
    public void add(String name, String value) {
        add(name, value.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Removes all fields of that name. */
    public void remove(String name) {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (names[i].equals(name)) {
                bytes -= cost(name, values[i]);
            } else {
                names[kept] = names[i];
                values[kept] = values[i];
                kept++;
            }
        }
        Arrays.fill(values, kept, size, null);
        size = kept;
    }

    public int size() {
        return size;
    }

    public String name(int index) {
        return names[index];
    }

    public byte[] value(int index) {
        return values[index];
    }

    /** The value as text, a character for each byte. */
    public String text(int index) {
        return new String(values[index], StandardCharsets.ISO_8859_1);
    }

    /** The index of the first field of that name from {@code start} on, or -1. */
    public int find(String name, int start) {
        for (int i = start; i < size; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    public boolean has(String name) {
        return find(name, 0) >= 0;
    }

    /** The first value of that name. */
    public byte @Nullable [] first(String name) {
        int index = find(name, 0);
        return index < 0 ? null : values[index];
    }

    /** Bytes of names and values, and the overhead of each. */
    public long bytes() {
        return bytes;
    }

    static long cost(String name, byte[] value) {
        return (long) name.length() + value.length + OVERHEAD;
    }
}
