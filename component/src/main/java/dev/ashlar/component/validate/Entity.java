package dev.ashlar.component.validate;

import dev.ashlar.component.binary.Sort;

/** Something that is imported, exported or passed, by its type. */
sealed interface Entity {
    /** A core module. */
    record CoreModule(CoreModuleDef module) implements Entity {}

    /** A function. */
    record Function(Def.Function type) implements Entity {}

    /**
     * A type.
     *
     * @param created what the new index means; the same as {@code referenced} where the resource is new
     * @param referenced what it was made of
     */
    record Type(Def created, Def referenced) implements Entity {}

    /** An instance. */
    record Instance(Def.Instance type) implements Entity {}

    /** A component. */
    record Component(Def.Component type) implements Entity {}

    default Sort sort() {
        return switch (this) {
            case CoreModule m -> Sort.CORE_MODULE;
            case Function f -> Sort.FUNCTION;
            case Type t -> Sort.TYPE;
            case Instance i -> Sort.INSTANCE;
            case Component c -> Sort.COMPONENT;
        };
    }

    /** What it is, for messages. */
    default String kind() {
        return kind(sort());
    }

    static String kind(Sort sort) {
        return switch (sort) {
            case CORE_MODULE -> "module";
            case FUNCTION -> "func";
            case VALUE -> "value";
            case TYPE -> "type";
            case INSTANCE -> "instance";
            case COMPONENT -> "component";
        };
    }
}
