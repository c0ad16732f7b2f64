package dev.ashlar.http.http1;

import dev.ashlar.http.types.FieldList;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the parts of a head are in the connection's buffer. Names and values become objects when somebody asks: a guest that
 * looks at no header costs none.
 */
final class RequestFields {
    private static final int PARTS = 4;
    private static final byte[] NO_BYTES = {};

    private final int most;
    private int[] positions = new int[16 * PARTS];
    private int count;
    private byte[] bytes = NO_BYTES;
    private int start;
    private int methodEnd;
    private int targetEnd;
    private int minorVersion;

    /** @param most fields that there may be */
    RequestFields(int most) {
        this.most = most;
    }

    // ---- written by the readers; positions are relative to where the buffer begins

    boolean add(int nameStart, int nameEnd, int valueStart, int valueEnd) {
        if (count == most) {
            return false;
        }
        int at = count * PARTS;
        if (at == positions.length) {
            positions = Arrays.copyOf(positions, 2 * positions.length);
        }
        positions[at] = nameStart;
        positions[at + 1] = nameEnd;
        positions[at + 2] = valueStart;
        positions[at + 3] = valueEnd;
        count++;
        return true;
    }

    /** Where everything is, from now on. */
    void belongTo(byte[] buffer, int beginning) {
        bytes = buffer;
        start = beginning;
    }

    void requestLine(int endOfMethod, int endOfTarget, int minor) {
        methodEnd = endOfMethod;
        targetEnd = endOfTarget;
        minorVersion = minor;
    }

    // ---- read by the connection and its request

    int count() {
        return count;
    }

    int minorVersion() {
        return minorVersion;
    }

    String method() {
        if (methodEnd == 3 && bytes[start] == 'G' && bytes[start + 1] == 'E' && bytes[start + 2] == 'T') {
            return "GET";
        }
        return text(start, start + methodEnd);
    }

    String target() {
        return text(start + methodEnd + 1, start + targetEnd);
    }

    /** Whether field {@code index} has that name, given in lower case. */
    boolean isNamed(int index, String name) {
        int at = index * PARTS;
        return FieldBytes.equalsIgnoreCase(bytes, start + positions[at], start + positions[at + 1], name);
    }

    int nameLength(int index) {
        return positions[index * PARTS + 1] - positions[index * PARTS];
    }

    byte[] value(int index) {
        int at = index * PARTS;
        return Arrays.copyOfRange(bytes, start + positions[at + 2], start + positions[at + 3]);
    }

    String valueText(int index) {
        int at = index * PARTS;
        return text(start + positions[at + 2], start + positions[at + 3]);
    }

    FieldList toList() {
        var list = new FieldList();
        for (int i = 0; i < count; i++) {
            list.add(name(i), value(i));
        }
        return list;
    }

    private String name(int index) {
        int from = start + positions[index * PARTS];
        byte[] name = Arrays.copyOfRange(bytes, from, start + positions[index * PARTS + 1]);
        for (int i = 0; i < name.length; i++) {
            if (name[i] >= 'A' && name[i] <= 'Z') {
                name[i] |= 0x20;
            }
        }
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private String text(int from, int end) {
        return new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    }
}
