package dev.ashlar.engine.binary;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.Section;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * A decoded module: its bytes and compact tables over them. Instructions stay bytes; constant expressions and bodies
 * are known by their offsets. In every index space the imported entries come first. Only {@code features} grows after
 * decoding, during validation.
 *
 * @param bytes the binary
 * @param functionTypes type index of each function
 * @param tags type index of each tag
 * @param start index of the start function, -1 where there is none
 * @param bodyStarts offset of the local declarations of each function that is not imported
 * @param bodyEnds offset just behind the last {@code end} of each
 * @param dataCount from the data count section, -1 where there is none
 * @param declaredFunctions whether a function may be the operand of {@code ref.func}, by function index
 */
public record ModuleInfo(
        byte[] bytes,
        List<Section> sections,
        TypeTable types,
        List<Import> imports,
        int[] functionTypes,
        TableDef[] tables,
        MemoryDef[] memories,
        GlobalDef[] globals,
        int[] tags,
        List<Export> exports,
        int start,
        ElementSegment[] elements,
        DataSegment[] data,
        int dataCount,
        int[] bodyStarts,
        int[] bodyEnds,
        BitSet declaredFunctions,
        ImportCounts imported,
        NameSection names,
        Set<Feature> features) {
    public static final int KIND_FUNCTION = 0;
    public static final int KIND_TABLE = 1;
    public static final int KIND_MEMORY = 2;
    public static final int KIND_GLOBAL = 3;
    public static final int KIND_TAG = 4;

    /** How many of each index space are imported. */
    public record ImportCounts(int functions, int tables, int memories, int globals, int tags) {}

    public FuncType functionType(int function) {
        return types.function(functionTypes[function]);
    }
}
