package dev.ashlar.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * The type of an instance.
 *
 * @param exports by full name, in order of declaration
 */
public record ComponentInstanceType(SequencedMap<String, ComponentExternType> exports) {
    public ComponentInstanceType {
        exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
    }

    @Override
    public String toString() {
        return "instance " + lines("export ", exports);
    }

    static String lines(String prefix, Map<String, ComponentExternType> entries) {
        return entries.entrySet().stream()
                .map(entry -> prefix + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; ", "{ ", " }"));
    }
}
