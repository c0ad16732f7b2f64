package dev.ashlar.engine.binary;

/**
 * One export.
 *
 * @param kind {@link ModuleInfo#KIND_FUNCTION} and so on
 * @param index in the index space of its kind
 */
public record Export(String name, int kind, int index) {}
