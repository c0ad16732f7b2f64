package dev.ashlar.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** A result, written, and its type. */
record TypedText(String type, String text) {
    Map<String, String> json() {
        var entry = new LinkedHashMap<String, String>();
        entry.put("type", type);
        entry.put("value", text);
        return entry;
    }
}
