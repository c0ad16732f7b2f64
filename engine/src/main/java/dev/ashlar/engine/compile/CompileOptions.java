package dev.ashlar.engine.compile;

/**
 * What changes generated code.
 *
 * @param fuel whether fuel is counted
 * @param trackWrites whether stores mark what they write to
 * @param interruptible whether guests can be stopped; off only for {@code bench/run interrupt}, which measures what that costs
 * @param vectorApi whether instructions on vectors go through the Vector API, whose module is not always there
 * @param largeMemories whether memories with 64-bit addresses are segments
 * @param cuts where functions are cut
 */
public record CompileOptions(
        boolean fuel,
        boolean trackWrites,
        boolean interruptible,
        boolean vectorApi,
        boolean largeMemories,
        CutSizes cuts) {
    public CompileOptions withTrackWrites(boolean on) {
        return new CompileOptions(fuel, on, interruptible, vectorApi, largeMemories, cuts);
    }
}
