package dev.ashlar.component;

/** An import of a component has no definition, or one of another type. The message names both and what there is. */
public final class ComponentLinkException extends ComponentException {
    private static final long serialVersionUID = 1L;
    private final String component;
    private final String importName;

    /**
     * @param component whose import it is
     * @param importName the import, with the path inside an instance, as in {@code wasi:io/streams@0.2.0#read}
     * @param problem what is wrong with it, both types included
     */
    public ComponentLinkException(String component, String importName, String problem) {
        super("component %s imports \"%s\": %s".formatted(component, importName, problem));
        this.component = component;
        this.importName = importName;
    }

    public String component() {
        return component;
    }

    public String importName() {
        return importName;
    }
}
