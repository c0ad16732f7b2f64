package dev.ashlar.http.types;

import java.util.OptionalLong;

/** What {@code content-length} says: two that differ would let two readers disagree about where a message ends. */
final class ContentLength {
    private static final String NAME = "content-length";

    private ContentLength() {}

    /** Whether there is at most one value, and it is a number. */
    static boolean isConsistent(FieldList fields) {
        OptionalLong length = of(fields);
        for (int i = fields.find(NAME, 0); i >= 0; i = fields.find(NAME, i + 1)) {
            OptionalLong each = FieldSyntax.length(fields.value(i));
            if (each.isEmpty() || !each.equals(length)) {
                return false;
            }
        }
        return true;
    }

    /** Of the first. */
    static OptionalLong of(FieldList fields) {
        byte[] value = fields.first(NAME);
        return value == null ? OptionalLong.empty() : FieldSyntax.length(value);
    }

    /** The same fields with the field once, if at all. */
    static FieldList once(FieldList fields) {
        int first = fields.find(NAME, 0);
        if (first < 0 || fields.find(NAME, first + 1) < 0) {
            return fields;
        }
        FieldList once = new FieldList();
        for (int i = 0; i < fields.size(); i++) {
            if (i == first || !fields.name(i).equals(NAME)) {
                once.add(fields.name(i), fields.value(i));
            }
        }
        return once;
    }

    static FieldList without(FieldList fields) {
        if (!fields.has(NAME)) {
            return fields;
        }
        FieldList without = fields.copy();
        without.remove(NAME);
        return without;
    }
}
