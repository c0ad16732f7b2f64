package dev.ashlar.engine.binary;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;

/**
 * From bytes to {@link ModuleInfo}. Decoding checks the structure of all sections; the instructions of function bodies
 * are left to validation, which reads them anyway.
 *
 * @see <a href="https://webassembly.github.io/spec/core/binary/modules.html">Core spec: modules in binary</a>
 */
public final class ModuleDecoder {
    private static final int MAGIC = 0x6D73_6100;
    private static final int VERSION = 1;
    private static final int COMPONENT_VERSION = 0x0001_000D;
    private static final int CUSTOM = 0;
    private static final int TABLE_WITH_INITIALISER = 0x40;
    private static final int[] NO_OFFSETS = {};

    private final byte[] bytes;
    private final List<Section> sections = new ArrayList<>();
    private int nextSection;

    private TypeTable types = new TypeTable(List.of());
    private final boolean largeMemories;
    private List<Import> imports = List.of();
    private final IndexSpaces spaces = new IndexSpaces();
    private ModuleInfo.ImportCounts imported = spaces.counts();
    private List<Export> exports = List.of();
    private int start = -1;
    private ElementSegment[] elements = {};
    private DataSegment[] data = {};
    private int dataCount = -1;
    private int[] bodyStarts = NO_OFFSETS;
    private int[] bodyEnds = NO_OFFSETS;
    private final BitSet declaredFunctions = new BitSet();
    private int nameStart;
    private int nameEnd;

    private ModuleDecoder(byte[] bytes, boolean largeMemories) {
        this.bytes = bytes;
        this.largeMemories = largeMemories;
    }

    /**
     * The module in {@code bytes}, which the result refers to and nobody may change any more.
     *
     * @throws MalformedModuleException if the bytes do not follow the binary format
     */
    public static ModuleInfo decode(byte[] bytes) {
        return decode(bytes, false);
    }

    /**
     * The same.
     *
     * @param largeMemories whether memories with 64-bit addresses are to lie outside of the Java heap
     */
    public static ModuleInfo decode(byte[] bytes, boolean largeMemories) {
        return new ModuleDecoder(bytes, largeMemories).decode();
    }

    private ModuleInfo decode() {
        BinaryReader in = new BinaryReader(bytes, 0, bytes.length);
        header(in);
        while (!in.atEnd()) {
            section(in);
        }
        checkCounts();
        return module();
    }

    private static void header(BinaryReader in) {
        if (in.f32Bits() != MAGIC) {
            throw new MalformedModuleException(0, "magic header not detected");
        }
        int version = in.f32Bits();
        if (version != VERSION) {
            String hint = version == COMPONENT_VERSION ? ": this is a component, not a core module" : "";
            throw new MalformedModuleException(4, "unknown binary version" + hint);
        }
    }

    private void section(BinaryReader in) {
        int idOffset = in.position();
        int id = in.u8();
        int size = in.count();
        int contents = in.position();
        in.skip(size);
        BinaryReader section = new BinaryReader(bytes, contents, in.position());
        if (id == CUSTOM) {
            customSection(section);
        } else {
            standardSection(id, idOffset, section);
        }
    }

    private void customSection(BinaryReader in) {
        String name = in.name();
        int contents = in.position();
        sections.add(new Section(name, true, contents, in.end() - contents));
        if (name.equals("name") && nameEnd == 0) {
            nameStart = contents;
            nameEnd = in.end();
        }
    }

    private void standardSection(int number, int offset, BinaryReader in) {
        SectionId id = SectionId.of(number);
        if (id == null) {
            throw new MalformedModuleException(offset, "malformed section id " + number);
        }
        if (id.ordinal() < nextSection) {
            throw new MalformedModuleException(
                    offset, "unexpected content after last section: a misplaced or second " + id + " section");
        }
        nextSection = id.ordinal() + 1;
        sections.add(new Section(id.toString(), false, in.position(), in.end() - in.position()));
        read(id, in);
        if (!in.atEnd()) {
            throw in.malformed("section size mismatch: the " + id + " section is larger than its contents");
        }
    }

    private void read(SectionId id, BinaryReader in) {
        switch (id) {
            case TYPE -> types = TypeSection.read(in);
            case IMPORT -> {
                imports = ImportSection.read(in, spaces);
                imported = spaces.counts();
            }
            case FUNCTION -> functionSection(in);
            case TABLE -> tableSection(in);
            case MEMORY -> memorySection(in);
            case TAG -> tagSection(in);
            case GLOBAL -> globalSection(in);
            case EXPORT -> exportSection(in);
            case START -> start = in.index();
            case ELEMENT -> elements = new SegmentSections(in, this::declareFunction).elements();
            case DATA_COUNT -> dataCount = in.index();
            case CODE -> codeSection(in);
            case DATA -> data = new SegmentSections(in, this::declareFunction).data();
        }
    }

    private void functionSection(BinaryReader in) {
        for (int count = in.count(); count > 0; count--) {
            spaces.functions.add(in.index());
        }
    }

    private void tableSection(BinaryReader in) {
        for (int count = in.count(); count > 0; count--) {
            if (in.peek() == TABLE_WITH_INITIALISER) {
                in.skip(1);
                if (in.u8() != 0) {
                    throw in.malformed("zero byte expected");
                }
                spaces.tables.add(TypeReader.tableType(in).withInit(expression(in)));
            } else {
                spaces.tables.add(TypeReader.tableType(in));
            }
        }
    }

    private void memorySection(BinaryReader in) {
        for (int count = in.count(); count > 0; count--) {
            spaces.memories.add(TypeReader.memoryType(in));
        }
    }

    private void tagSection(BinaryReader in) {
        for (int count = in.count(); count > 0; count--) {
            spaces.tags.add(TypeReader.tagType(in));
        }
    }

    private void globalSection(BinaryReader in) {
        for (int count = in.count(); count > 0; count--) {
            spaces.globals.add(TypeReader.globalType(in).withInit(expression(in)));
        }
    }

    private void exportSection(BinaryReader in) {
        int count = in.count();
        List<Export> read = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = in.name();
            int kind = in.u8();
            if (kind > ModuleInfo.KIND_TAG) {
                throw in.malformed("malformed export kind " + kind);
            }
            int index = in.index();
            if (kind == ModuleInfo.KIND_FUNCTION) {
                declareFunction(index);
            }
            read.add(new Export(name, kind, index));
        }
        exports = List.copyOf(read);
    }

    private void codeSection(BinaryReader in) {
        int count = in.count();
        checkFunctionCount(in.position(), count);
        bodyStarts = new int[count];
        bodyEnds = new int[count];
        for (int i = 0; i < count; i++) {
            int size = in.count();
            bodyStarts[i] = in.position();
            in.skip(size);
            bodyEnds[i] = in.position();
        }
    }

    private void checkCounts() {
        checkFunctionCount(bytes.length, bodyStarts.length);
        if (dataCount != -1 && dataCount != data.length) {
            throw new MalformedModuleException(
                    bytes.length,
                    "data count and data section have inconsistent lengths: %d and %d"
                            .formatted(dataCount, data.length));
        }
    }

    private void checkFunctionCount(int offset, int bodies) {
        int declared = spaces.functions.size() - imported.functions();
        if (declared != bodies) {
            throw new MalformedModuleException(
                    offset,
                    "function and code section have inconsistent lengths: %d and %d".formatted(declared, bodies));
        }
    }

    /** Passes an expression and returns where it starts. */
    private int expression(BinaryReader in) {
        int offset = in.position();
        new InstructionSkipper(in, this::declareFunction).skipExpression();
        return offset;
    }

    private void declareFunction(int function) {
        if (function < spaces.functions.size()) {
            declaredFunctions.set(function);
        }
    }

    private ModuleInfo module() {
        int[] functions = spaces.functions.toArray();
        return new ModuleInfo(
                bytes,
                List.copyOf(sections),
                types,
                imports,
                functions,
                spaces.tables.toArray(TableDef[]::new),
                spaces.memories.stream()
                        .map(memory -> memory.placed(largeMemories))
                        .toArray(MemoryDef[]::new),
                spaces.globals.toArray(GlobalDef[]::new),
                spaces.tags.toArray(),
                exports,
                start,
                elements,
                data,
                dataCount,
                bodyStarts,
                bodyEnds,
                declaredFunctions,
                imported,
                new NameSection(bytes, nameStart, nameEnd, functions.length),
                EnumSet.noneOf(Feature.class));
    }
}
