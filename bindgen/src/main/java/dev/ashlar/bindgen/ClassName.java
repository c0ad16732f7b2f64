package dev.ashlar.bindgen;

/**
 * A class of Java.
 *
 * @param name of a nested class with dots, as in {@code Tuple.Of2}
 */
record ClassName(String packageName, String name) {
    /** The name of the class itself, or of the one that it is nested in. */
    String topLevelName() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    String qualifiedName() {
        return packageName + "." + name;
    }

    ClassName topLevel() {
        return new ClassName(packageName, topLevelName());
    }

    static ClassName ofRuntime(String name) {
        return new ClassName("dev.ashlar.component", name);
    }

    static ClassName ofLang(String name) {
        return new ClassName("java.lang", name);
    }
}
