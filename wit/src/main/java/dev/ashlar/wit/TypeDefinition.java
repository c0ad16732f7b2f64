package dev.ashlar.wit;

/** A type declared under a name in an interface or world. */
public record TypeDefinition(String name, TypeKind kind, Annotations annotations) {}
