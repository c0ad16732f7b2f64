package dev.ashlar.component;

import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** An import of a component has no definition, or one of another type. The message names both and what there is. */
public final class ComponentLinkException extends ComponentException {
    private static final long serialVersionUID = 1L;
    private static final int NAMED = 10;

    private final String component;
    private final String importName;
    private final List<String> missing;

    /**
     * @param component whose import it is
     * @param importName the import, with the path inside an instance, as in {@code wasi:io/streams@0.2.0#read}
     * @param problem what is wrong with it, both types included
     */
    public ComponentLinkException(String component, String importName, String problem) {
        super("component %s imports \"%s\": %s".formatted(component, importName, problem));
        this.component = component;
        this.importName = importName;
        this.missing = List.of();
    }

    /**
     * Imports have no definition.
     *
     * @param missing the names of all of them, one at least, each with what it wants and what there is
     */
    public ComponentLinkException(String component, SequencedMap<String, String> missing) {
        super(message(component, missing));
        this.component = component;
        this.importName = missing.firstEntry().getKey();
        this.missing = List.copyOf(missing.sequencedKeySet());
    }

    private static String message(String component, SequencedMap<String, String> missing) {
        int more = missing.size() - NAMED;
        return "component %s imports %s%s"
                .formatted(
                        component,
                        missing.entrySet().stream()
                                .limit(NAMED)
                                .map(one -> "\"%s\": %s".formatted(one.getKey(), one.getValue()))
                                .collect(Collectors.joining("; and ")),
                        more > 0 ? "; and " + more + " more that are not defined" : "");
    }

    public String component() {
        return component;
    }

    public String importName() {
        return importName;
    }

    /** The names of all imports that have no definition; none if it is a type that does not fit. */
    public List<String> missing() {
        return missing;
    }
}
