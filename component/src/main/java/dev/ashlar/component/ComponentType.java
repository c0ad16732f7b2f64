package dev.ashlar.component;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The type of a component.
 *
 * @param imports by full name, in order of declaration
 * @param exports by full name, in order of declaration
 */
public record ComponentType(
        SequencedMap<String, ComponentExternType> imports, SequencedMap<String, ComponentExternType> exports) {
    public ComponentType {
        imports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(imports));
        exports = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(exports));
    }

    @Override
    public String toString() {
        return "component " + ComponentInstanceType.lines("import ", imports) + " "
                + ComponentInstanceType.lines("export ", exports);
    }
}
