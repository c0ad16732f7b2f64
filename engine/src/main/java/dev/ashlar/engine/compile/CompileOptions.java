package dev.ashlar.engine.compile;

/**
 * What changes generated code.
 *
 * @param fuel whether fuel is counted
 */
public record CompileOptions(boolean fuel) {}
