package dev.ashlar.wit;

/** A type by its name and the place of its declaration: what references between types consist of. */
public record TypeName(Scope scope, String name) {
    @Override
    public String toString() {
        return scope + "#" + name;
    }
}
