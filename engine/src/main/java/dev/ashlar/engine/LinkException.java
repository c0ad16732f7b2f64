package dev.ashlar.engine;

import java.util.List;
import java.util.stream.Collectors;

/** An import has no definition, or one of another type. */
public final class LinkException extends EngineException {
    private static final long serialVersionUID = 1L;
    private static final int NAMED = 30;

    private final transient List<ImportType> missing;

    public LinkException(String message) {
        super(message);
        this.missing = List.of();
    }

    /**
     * Imports have no definition.
     *
     * @param module that imports them
     * @param missing all of them, one at least
     */
    public LinkException(String module, List<ImportType> missing) {
        super(message(module, missing));
        this.missing = List.copyOf(missing);
    }

    private static String message(String module, List<ImportType> missing) {
        if (missing.size() == 1) {
            return "module %s imports %s: nothing is defined under that name"
                    .formatted(module, text(missing.getFirst()));
        }
        int more = missing.size() - NAMED;
        return "module %s imports what is not defined: %s%s"
                .formatted(
                        module,
                        missing.stream().limit(NAMED).map(LinkException::text).collect(Collectors.joining("; ")),
                        more > 0 ? "; and " + more + " more" : "");
    }

    private static String text(ImportType wanted) {
        return "\"%s\" \"%s\" of type %s".formatted(wanted.module(), wanted.name(), wanted.type());
    }

    /** All imports that have no definition, in the order of the module; none if it is a type that does not fit. */
    public List<ImportType> missing() {
        return missing;
    }
}
