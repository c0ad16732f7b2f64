package dev.ashlar.wit;

/**
 * The full name of an interface or of a world, as in {@code wasi:io/streams@0.2.12}.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md#import-and-export-definitions">
 *     Component Model: import and export definitions</a>
 */
public record InterfaceName(PackageName packageName, String name) {
    /** The same name without a version. */
    public InterfaceName unversioned() {
        return new InterfaceName(packageName.unversioned(), name);
    }

    /** Whether the names are the same and the versions, if any, compatible. */
    public boolean isCompatibleWith(InterfaceName other) {
        return name.equals(other.name) && packageName.isCompatibleWith(other.packageName);
    }

    @Override
    public String toString() {
        return packageName.unversioned()
                + "/"
                + name
                + packageName.version().map(v -> "@" + v).orElse("");
    }
}
