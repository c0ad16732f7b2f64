package dev.ashlar.engine;

/** One import of a module, in order of declaration. */
public record ImportType(String module, String name, ExternType type) {}
