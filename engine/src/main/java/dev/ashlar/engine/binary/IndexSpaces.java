package dev.ashlar.engine.binary;

import java.util.ArrayList;
import java.util.List;

/** What a module imports or defines, by index; filled from several sections, imports first. */
final class IndexSpaces {
    /** Type index of each function. */
    final IntList functions = new IntList();

    final List<TableDef> tables = new ArrayList<>();
    final List<MemoryDef> memories = new ArrayList<>();
    final List<GlobalDef> globals = new ArrayList<>();
    /** Type index of each tag. */
    final IntList tags = new IntList();

    ModuleInfo.ImportCounts counts() {
        return new ModuleInfo.ImportCounts(
                functions.size(), tables.size(), memories.size(), globals.size(), tags.size());
    }
}
