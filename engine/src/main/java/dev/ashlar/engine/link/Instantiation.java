package dev.ashlar.engine.link;

import dev.ashlar.engine.Extern;
import dev.ashlar.engine.ExternType;
import dev.ashlar.engine.Feature;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.LinkException;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.SharedMemory;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.binary.DataSegment;
import dev.ashlar.engine.binary.ElementSegment;
import dev.ashlar.engine.binary.GlobalDef;
import dev.ashlar.engine.binary.Import;
import dev.ashlar.engine.binary.MemoryDef;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.TableDef;
import dev.ashlar.engine.runtime.Budget;
import dev.ashlar.engine.runtime.ExecutionContext;
import dev.ashlar.engine.runtime.FunctionReference;
import dev.ashlar.engine.runtime.GlobalCell;
import dev.ashlar.engine.runtime.GuestEntry;
import dev.ashlar.engine.runtime.LargeMemory;
import dev.ashlar.engine.runtime.LinearMemory;
import dev.ashlar.engine.runtime.ModuleInstance;
import dev.ashlar.engine.runtime.RuntimeType;
import dev.ashlar.engine.runtime.SegmentMemory;
import dev.ashlar.engine.runtime.SharedLinearMemory;
import dev.ashlar.engine.runtime.TableInstance;
import dev.ashlar.engine.runtime.TagInstance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One instantiation, in the order of the specification: imports, allocation, globals, tables, element segments, data
 * segments, start.
 *
 * @see <a href="https://webassembly.github.io/spec/core/exec/modules.html#instantiation">Core spec: instantiation</a>
 */
final class Instantiation {
    private final DefaultStore store;
    private final Budget budget;
    private final DefaultModule module;
    private final ModuleInfo info;
    private final InstanceTemplate template;
    private final ImportSource source;
    private final ModuleInstance instance;
    private final ConstantExpression constants;

    /** Where imports come from. */
    @FunctionalInterface
    interface ImportSource {
        /** What stands for import {@code position}, which is {@code wanted}. */
        Optional<Extern> find(int position, Import wanted);
    }

    /** @param budget what memories and tables count on: the store's, or one below it */
    Instantiation(DefaultStore store, Budget budget, DefaultModule module, ImportSource source) {
        this.store = store;
        this.budget = budget;
        this.module = module.forNextInstance();
        this.info = this.module.info();
        this.template = this.module.template();
        this.source = source;
        this.instance = this.module.newInstance(store.entry());
        this.constants = new ConstantExpression(info, instance);
    }

    ModuleInstance run() {
        List<Extern> imports = resolveImports();
        allocate(imports);
        store.exec().ensureScratch(template.scratchSlots());
        GuestEntry entry = store.entry();
        int before = entry.begin();
        try {
            initialise();
        } catch (Throwable e) {
            throw sneaky(entry.failed(e, before));
        }
        entry.end(before);
        if (info.start() >= 0) {
            ModuleInstance.function(instance, info.start()).call();
        }
        return instance;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> RuntimeException sneaky(Throwable e) throws T {
        throw (T) e;
    }

    // ---- imports

    private List<Extern> resolveImports() {
        List<Import> imports = info.imports();
        List<Extern> found = new ArrayList<>(imports.size());
        for (int i = 0; i < imports.size(); i++) {
            Import wanted = imports.get(i);
            Extern extern = source.find(i, wanted).orElseThrow(this::missing);
            String problem = ImportMatch.problem(wanted, extern, module.types());
            if (problem != null) {
                throw mismatch(wanted, problem);
            }
            if (!(extern instanceof SharedMemory) && extern.store() != store) {
                throw mismatch(wanted, "the definition belongs to another store");
            }
            found.add(extern);
        }
        return found;
    }

    /** Whoever lacks one import wants to know of all that are missing. */
    private LinkException missing() {
        List<Import> imports = info.imports();
        List<ImportType> missing = new ArrayList<>();
        for (int i = 0; i < imports.size(); i++) {
            Import wanted = imports.get(i);
            if (source.find(i, wanted).isEmpty()) {
                missing.add(new ImportType(wanted.module(), wanted.name(), type(wanted)));
            }
        }
        return new LinkException(module.name(), missing);
    }

    private LinkException mismatch(Import wanted, String problem) {
        return new LinkException("module %s imports \"%s\" \"%s\" of type %s: %s"
                .formatted(module.name(), wanted.module(), wanted.name(), type(wanted), problem));
    }

    private ExternType type(Import wanted) {
        return module.types().of(wanted.kind(), wanted.index());
    }

    // ---- allocation

    private void allocate(List<Extern> imports) {
        instance.types = template.types();
        if (info.features().contains(Feature.GC)) {
            instance.runtimeTypes = new @Nullable RuntimeType[instance.types.length];
        }
        instance.memories = new LinearMemory[info.memories().length];
        if (Arrays.stream(info.memories()).anyMatch(MemoryDef::isSegment)) {
            instance.segments = new SegmentMemory[info.memories().length];
        }
        instance.tables = new TableInstance[info.tables().length];
        instance.globals = new @Nullable GlobalCell[info.globals().length];
        instance.tags = new TagInstance[info.tags().length];
        for (int i = 0; i < imports.size(); i++) {
            take(info.imports().get(i).index(), imports.get(i));
        }
        budget.reserve(Budget.Kind.INSTANCE, 1);
        try {
            allocateMemories();
            allocateTables();
        } catch (ResourceLimitException e) {
            giveBack();
            throw e;
        }
        allocateGlobalsAndTags();
    }

    @SuppressWarnings("ReferenceEquality") // null where allocation did not get to
    private void giveBack() {
        budget.release(Budget.Kind.INSTANCE, 1);
        for (int i = info.imported().memories(); i < instance.memories.length; i++) {
            if (instance.memories[i] != null) {
                budget.release(Budget.Kind.MEMORY, instance.memories[i].size());
            } else if (info.memories()[i].isSegment() && instance.segments[i] instanceof LargeMemory memory) {
                budget.release(Budget.Kind.MEMORY, memory.size());
                store.dispose(memory);
            }
        }
        for (int i = info.imported().tables(); i < instance.tables.length && instance.tables[i] != null; i++) {
            budget.release(Budget.Kind.TABLE, instance.tables[i].size());
        }
    }

    private void take(int index, Extern extern) {
        switch (extern) {
            case FunctionReference function -> instance.functions[index] = function;
            case TableInstance table -> instance.tables[index] = table;
            case LinearMemory memory -> {
                instance.memories[index] = memory;
                if (!module.compiler().options().trackWrites()) {
                    memory.admitUnmarked();
                }
            }
            case SharedLinearMemory memory -> {
                store.use(memory);
                instance.segments[index] = memory;
            }
            case LargeMemory memory -> instance.segments[index] = memory;
            case GlobalCell global -> instance.globals[index] = global;
            case TagInstance tag -> instance.tags[index] = tag;
            default -> throw new LinkException("an extern that this library did not make: " + extern);
        }
    }

    private void allocateMemories() {
        int imported = info.imported().memories();
        for (int i = imported; i < info.memories().length; i++) {
            MemoryType type = module.types().memory(i);
            if (info.memories()[i].isSegment()) {
                instance.segments[i] =
                        type.shared() ? store.newSharedMemory(type, budget) : store.newLargeMemory(type, budget);
            } else {
                instance.memories[i] = new LinearMemory(store, budget, type, template.memories()[i - imported]);
            }
        }
        if (instance.memories.length > 0 && !info.memories()[0].isSegment()) {
            instance.memories[0].serve(instance, imported == 0);
        }
    }

    private void allocateTables() {
        for (int i = info.imported().tables(); i < info.tables().length; i++) {
            TableType type = module.types().table(i);
            instance.tables[i] = new TableInstance(store, budget, type, null);
        }
        if (instance.tables.length > 0) {
            instance.table0 = instance.tables[0];
        }
    }

    private void allocateGlobalsAndTags() {
        for (int i = info.imported().globals(); i < info.globals().length; i++) {
            if (!module.compiler().isPrivateGlobal(i)) {
                instance.globals[i] = new GlobalCell(store, module.types().global(i));
            }
        }
        for (int i = info.imported().tags(); i < info.tags().length; i++) {
            instance.tags[i] = new TagInstance(store, module.types().definedTag(i));
        }
    }

    // ---- initialisation

    private void initialise() {
        for (int i = info.imported().globals(); i < info.globals().length; i++) {
            initialiseGlobal(i, info.globals()[i]);
        }
        for (int i = info.imported().tables(); i < info.tables().length; i++) {
            initialiseTable(i, info.tables()[i]);
        }
        evaluateElements();
        for (int i = 0; i < info.elements().length; i++) {
            initialiseFrom(i, info.elements()[i]);
        }
        initialiseMemories();
    }

    private void initialiseMemories() {
        int imported = info.imported().memories();
        boolean all = true;
        for (int i = imported; i < instance.memories.length; i++) {
            all &= isInitialised(i);
        }
        if (!all || template.hasOtherData()) {
            for (DataSegment segment : info.data()) {
                initialiseFrom(segment, imported);
            }
        }
        for (int i = imported; i < instance.memories.length; i++) {
            if (!info.memories()[i].isSegment()) {
                template.memories()[i - imported].learn(instance.memories[i]);
                store.own(instance.memories[i]);
            }
        }
    }

    /** Whether active data segments have been written. */
    private boolean isInitialised(int memory) {
        return !info.memories()[memory].isSegment() && instance.memories[memory].isInitialised();
    }

    private void initialiseGlobal(int index, GlobalDef global) {
        constants.evaluate(global.init());
        GlobalCell cell = instance.globals[index];
        if (cell == null) {
            instance.setGlobal(index, constants.bits());
        } else {
            cell.bits = constants.bits();
            cell.high = constants.high();
            cell.ref = constants.ref();
        }
    }

    private void initialiseTable(int index, TableDef definition) {
        TableInstance table = instance.tables[index];
        int[] planned = template.tables()[index];
        if (planned != null) {
            table.promise(instance, planned);
        } else if (definition.init() >= 0) {
            constants.evaluate(definition.init());
            table.fill(constants.ref());
        }
    }

    private void evaluateElements() {
        for (int i = 0; i < info.elements().length; i++) {
            int[] expressions = info.elements()[i].expressions();
            if (expressions != null && info.elements()[i].mode() != ElementSegment.DECLARATIVE) {
                @Nullable Object[] values = new @Nullable Object[expressions.length];
                for (int k = 0; k < values.length; k++) {
                    constants.evaluate(expressions[k]);
                    values[k] = constants.ref();
                }
                instance.setElement(i, values);
            }
        }
    }

    private void initialiseFrom(int index, ElementSegment segment) {
        if (segment.mode() == ElementSegment.ACTIVE && template.tables()[segment.table()] == null) {
            constants.evaluate(segment.offset());
            long offset = constants.address(info.tables()[segment.table()].index64());
            ExecutionContext exec = store.exec();
            instance.copyElements(offset, 0, segment.size(), index, segment.table(), exec, exec.depth());
        }
        if (segment.mode() != ElementSegment.PASSIVE) {
            ModuleInstance.elementDrop(instance, index);
        }
    }

    private void initialiseFrom(DataSegment segment, int imported) {
        if (segment.active() && (segment.memory() < imported || !isInitialised(segment.memory()))) {
            constants.evaluate(segment.offset());
            long offset = constants.address(info.memories()[segment.memory()].index64());
            ExecutionContext exec = store.exec();
            instance.copyActiveData(offset, segment, exec, exec.depth());
        }
    }
}
