package dev.ashlar.engine.binary;

import java.util.ArrayList;
import java.util.List;

/**
 * The import section.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html#import-section">Core spec: import
 *     section</a>
 */
final class ImportSection {
    private final BinaryReader in;
    private final IndexSpaces spaces;

    private ImportSection(BinaryReader in, IndexSpaces spaces) {
        this.in = in;
        this.spaces = spaces;
    }

    static List<Import> read(BinaryReader in, IndexSpaces spaces) {
        return new ImportSection(in, spaces).read();
    }

    private List<Import> read() {
        int count = in.count();
        List<Import> imports = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String module = in.name();
            String name = in.name();
            int kind = in.u8();
            imports.add(new Import(module, name, kind, define(kind)));
        }
        return List.copyOf(imports);
    }

    /** Adds to the index space of a kind and returns the index there. */
    private int define(int kind) {
        switch (kind) {
            case ModuleInfo.KIND_FUNCTION -> spaces.functions.add(in.index());
            case ModuleInfo.KIND_TABLE -> spaces.tables.add(TypeReader.tableType(in));
            case ModuleInfo.KIND_MEMORY -> spaces.memories.add(TypeReader.memoryType(in));
            case ModuleInfo.KIND_GLOBAL -> spaces.globals.add(TypeReader.globalType(in));
            case ModuleInfo.KIND_TAG -> spaces.tags.add(TypeReader.tagType(in));
            default -> throw in.malformed("malformed import kind " + kind);
        }
        return size(kind) - 1;
    }

    private int size(int kind) {
        return switch (kind) {
            case ModuleInfo.KIND_FUNCTION -> spaces.functions.size();
            case ModuleInfo.KIND_TABLE -> spaces.tables.size();
            case ModuleInfo.KIND_MEMORY -> spaces.memories.size();
            case ModuleInfo.KIND_GLOBAL -> spaces.globals.size();
            default -> spaces.tags.size();
        };
    }
}
