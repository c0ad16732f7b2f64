package dev.ashlar.engine.binary;

/**
 * One import.
 *
 * @param kind {@link ModuleInfo#KIND_FUNCTION} and so on
 * @param index in the index space of its kind
 */
public record Import(String module, String name, int kind, int index) {}
