package dev.ashlar.engine;

/** One export of a module, in order of declaration. */
public record ExportType(String name, ExternType type) {}
