package dev.ashlar.engine.compile;

/**
 * What changes generated code.
 *
 * @param fuel whether fuel is counted
 * @param cuts where functions are cut
 */
public record CompileOptions(boolean fuel, CutSizes cuts) {}
