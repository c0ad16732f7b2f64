package dev.ashlar.engine.compile;

/**
 * What changes generated code.
 *
 * @param fuel whether fuel is counted
 * @param trackWrites whether stores mark what they write to
 * @param cuts where functions are cut
 */
public record CompileOptions(boolean fuel, boolean trackWrites, CutSizes cuts) {}
