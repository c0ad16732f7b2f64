package dev.ashlar.engine.validate;

import dev.ashlar.engine.Feature;
import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.MalformedModuleException;
import dev.ashlar.engine.Section;
import dev.ashlar.engine.UnsupportedFeatureException;
import dev.ashlar.engine.binary.DataSegment;
import dev.ashlar.engine.binary.ElementSegment;
import dev.ashlar.engine.binary.Export;
import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.binary.GlobalDef;
import dev.ashlar.engine.binary.MemoryDef;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.TableDef;
import dev.ashlar.engine.binary.ValType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Validates a decoded module and records in {@link ModuleInfo#features} what it uses.
 *
 * @see <a href="https://webassembly.github.io/spec/core/valid/modules.html">Core spec: valid modules</a>
 */
public final class ModuleValidator {
    private static final long MAX_PAGES = 1L << 16;
    private static final long MAX_PAGES_64 = 1L << 48;
    private static final long MAX_ELEMENTS = 0xFFFF_FFFFL;
    private static final long MAX_ELEMENTS_64 = -1; // 2^64-1

    private final ModuleInfo module;
    private final Set<Feature> features;
    private final TypeRules rules;
    private final ConstantValidator constants;
    private final Map<String, Integer> sectionOffsets;

    private ModuleValidator(ModuleInfo module) {
        this.module = module;
        this.features = module.features();
        this.rules = new TypeRules(module.types(), features);
        this.constants = new ConstantValidator(module, rules);
        this.sectionOffsets = offsets(module.sections());
    }

    /**
     * Checks everything that must hold before the module may be compiled.
     *
     * @throws InvalidModuleException if a rule of the specification is broken
     * @throws MalformedModuleException if a function body does not follow the binary format
     * @throws UnsupportedFeatureException if the module needs what this engine does not run
     */
    public static void validate(ModuleInfo module) {
        new ModuleValidator(module).validate();
    }

    private void validate() {
        rules.validateTypes();
        functions();
        tables();
        memories();
        tags();
        globals();
        exports();
        start();
        elementSegments();
        dataSegments();
        bodies();
    }

    private void functions() {
        int[] types = module.functionTypes();
        for (int i = 0; i < types.length; i++) {
            rules.function(types[i], offset(i < module.imported().functions() ? "import" : "function"));
        }
    }

    private void tables() {
        TableDef[] tables = module.tables();
        for (int i = 0; i < tables.length; i++) {
            boolean imported = i < module.imported().tables();
            table(tables[i], imported, offset(imported ? "import" : "table"));
        }
        if (tables.length > 1) {
            features.add(Feature.REFERENCE_TYPES);
        }
    }

    private void table(TableDef table, boolean imported, int offset) {
        int element = table.element();
        if (element != ValType.FUNCREF) {
            rules.check(element, offset);
        }
        if (table.index64()) {
            features.add(Feature.MEMORY64);
        }
        limits(
                table.limits(),
                table.index64() ? MAX_ELEMENTS_64 : MAX_ELEMENTS,
                "table size must be at most 2^32-1",
                offset);
        if (table.init() >= 0) {
            features.add(Feature.TYPED_FUNCTION_REFERENCES);
            constants.validate(table.init(), element, module.imported().globals());
        } else if (!imported && !ValType.isNullable(element)) {
            throw new InvalidModuleException(
                    offset, "type mismatch: a table of %s needs an initial value".formatted(ValType.name(element)));
        }
    }

    private void memories() {
        MemoryDef[] memories = module.memories();
        for (int i = 0; i < memories.length; i++) {
            memory(memories[i], offset(i < module.imported().memories() ? "import" : "memory"));
        }
        if (memories.length > 1) {
            features.add(Feature.MULTI_MEMORY);
        }
    }

    private void memory(MemoryDef memory, int offset) {
        if (memory.index64()) {
            features.add(Feature.MEMORY64);
            limits(memory.limits(), MAX_PAGES_64, "memory size must be at most 2^48 pages (16 EiB)", offset);
        } else {
            limits(memory.limits(), MAX_PAGES, "memory size must be at most 65536 pages (4GiB)", offset);
        }
        if (memory.shared()) {
            if (memory.limits().maximum().isEmpty()) {
                throw new InvalidModuleException(offset, "shared memory must have maximum");
            }
            features.add(Feature.THREADS);
        }
    }

    private static void limits(Limits limits, long allowed, String tooLarge, int offset) {
        long minimum = limits.minimum();
        long maximum = limits.maximum().orElse(allowed);
        if (Long.compareUnsigned(minimum, allowed) > 0 || Long.compareUnsigned(maximum, allowed) > 0) {
            throw new InvalidModuleException(offset, tooLarge);
        }
        if (Long.compareUnsigned(minimum, maximum) > 0) {
            throw new InvalidModuleException(offset, "size minimum must not be greater than maximum");
        }
    }

    private void tags() {
        int[] tags = module.tags();
        for (int i = 0; i < tags.length; i++) {
            int offset = offset(i < module.imported().tags() ? "import" : "tag");
            features.add(Feature.EXCEPTIONS);
            if (rules.function(tags[i], offset).results().length != 0) {
                throw new InvalidModuleException(offset, "non-empty tag result type of tag " + i);
            }
        }
    }

    private void globals() {
        GlobalDef[] globals = module.globals();
        int imported = module.imported().globals();
        for (int i = 0; i < globals.length; i++) {
            GlobalDef global = globals[i];
            rules.check(global.type(), i < imported ? offset("import") : global.init());
            if (i >= imported) {
                constants.validate(global.init(), global.type(), i);
            } else if (global.mutable()) {
                features.add(Feature.MUTABLE_GLOBALS);
            }
        }
    }

    private void exports() {
        Set<String> names = new HashSet<>();
        for (Export export : module.exports()) {
            if (!names.add(export.name())) {
                throw new InvalidModuleException(offset("export"), "duplicate export name \"" + export.name() + '"');
            }
            switch (export.kind()) {
                case ModuleInfo.KIND_FUNCTION -> exists(export, "function", module.functionTypes().length);
                case ModuleInfo.KIND_TABLE -> exists(export, "table", module.tables().length);
                case ModuleInfo.KIND_MEMORY -> exists(export, "memory", module.memories().length);
                case ModuleInfo.KIND_TAG -> exists(export, "tag", module.tags().length);
                default -> {
                    exists(export, "global", module.globals().length);
                    if (module.globals()[export.index()].mutable()) {
                        features.add(Feature.MUTABLE_GLOBALS);
                    }
                }
            }
        }
    }

    private void exists(Export export, String kind, int count) {
        if (export.index() >= count) {
            throw new InvalidModuleException(
                    offset("export"),
                    "unknown %s %d, exported as \"%s\"".formatted(kind, export.index(), export.name()));
        }
    }

    private void start() {
        int start = module.start();
        if (start == -1) {
            return;
        }
        checkFunction(start, offset("start"));
        FuncType type = module.functionType(start);
        if (type.parameters().length > 0 || type.results().length > 0) {
            throw new InvalidModuleException(offset("start"), "start function must have no parameters and no results");
        }
    }

    private void checkFunction(int function, int offset) {
        if (function >= module.functionTypes().length) {
            throw new InvalidModuleException(offset, "unknown function " + function);
        }
    }

    private void elementSegments() {
        ElementSegment[] segments = module.elements();
        for (int i = 0; i < segments.length; i++) {
            elementSegment(segments[i], i, offset("element"));
        }
    }

    private void elementSegment(ElementSegment segment, int index, int offset) {
        int[] functions = segment.functions();
        if (functions != null) {
            for (int function : functions) {
                checkFunction(function, offset);
            }
        } else {
            rules.check(segment.type(), offset);
        }
        int[] expressions = segment.expressions();
        if (expressions != null) {
            for (int expression : expressions) {
                constants.validate(expression, segment.type(), module.globals().length);
            }
        }
        if (segment.mode() == ElementSegment.ACTIVE) {
            activeElements(segment, index, offset);
        } else {
            features.add(Feature.BULK_MEMORY);
        }
    }

    private void activeElements(ElementSegment segment, int index, int offset) {
        if (segment.table() >= module.tables().length) {
            throw new InvalidModuleException(
                    offset, "unknown table %d of element segment %d".formatted(segment.table(), index));
        }
        TableDef table = module.tables()[segment.table()];
        int element = table.element();
        if (!rules.matches(segment.type(), element)) {
            throw new InvalidModuleException(
                    offset,
                    "type mismatch: element segment %d of %s for a table of %s"
                            .formatted(index, ValType.name(segment.type()), ValType.name(element)));
        }
        constants.validate(segment.offset(), table.addressType(), module.globals().length);
    }

    private void dataSegments() {
        DataSegment[] segments = module.data();
        for (int i = 0; i < segments.length; i++) {
            DataSegment segment = segments[i];
            if (!segment.active()) {
                features.add(Feature.BULK_MEMORY);
                continue;
            }
            if (segment.memory() >= module.memories().length) {
                throw new InvalidModuleException(
                        offset("data"), "unknown memory %d of data segment %d".formatted(segment.memory(), i));
            }
            int address = module.memories()[segment.memory()].addressType();
            constants.validate(segment.offset(), address, module.globals().length);
        }
    }

    private void bodies() {
        FunctionValidator functions = new FunctionValidator(module, rules);
        for (int i = module.imported().functions(); i < module.functionTypes().length; i++) {
            functions.validate(i);
        }
    }

    /** Where a section is: what has no place of its own in {@link ModuleInfo} is reported there. */
    private int offset(String section) {
        return sectionOffsets.getOrDefault(section, 0);
    }

    private static Map<String, Integer> offsets(List<Section> sections) {
        return sections.stream()
                .filter(section -> !section.custom())
                .collect(Collectors.toMap(Section::name, Section::offset));
    }
}
