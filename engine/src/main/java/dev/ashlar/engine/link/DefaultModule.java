package dev.ashlar.engine.link;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ExportType;
import dev.ashlar.engine.Feature;
import dev.ashlar.engine.ImportType;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.Section;
import dev.ashlar.engine.binary.Export;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.ProducersSection;
import dev.ashlar.engine.compile.ClassStore;
import dev.ashlar.engine.compile.CompileOptions;
import dev.ashlar.engine.compile.ModuleCompiler;
import dev.ashlar.engine.runtime.FunctionCode;
import dev.ashlar.engine.runtime.GuestEntry;
import dev.ashlar.engine.runtime.Lifetimes;
import dev.ashlar.engine.runtime.ModuleCode;
import dev.ashlar.engine.runtime.ModuleInstance;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A module: its tables and the loader of its classes. */
final class DefaultModule implements Module, ModuleCode {
    /** Bytes of a module beyond which a second variant of its code is not worth its time and space. */
    private static final int LARGEST_TO_COMPILE_AGAIN = 4 << 20;

    private final DefaultEngine engine;
    private final ModuleInfo info;
    private final String name;
    private final ModuleCompiler compiler;
    private final GuestLoader loader;
    private final AtomicReferenceArray<@Nullable FunctionCode> codes;
    private final ExternTypes types;
    private final Map<String, Export> exports;
    private final InstanceTemplate template;
    private volatile @Nullable MethodHandle constructor;

    /** What the API knows; this, or what this is a variant of. */
    private final DefaultModule original;

    /** Null where writes are tracked anyway, or never. */
    private final @Nullable Lifetimes lifetimes;

    /** The same with tracking of writes, once it is wanted. */
    private volatile @Nullable DefaultModule tracking;

    DefaultModule(
            DefaultEngine engine, ModuleInfo info, String fallbackName, CompileOptions options, ClassStore store) {
        this(engine, info, fallbackName, options, store, null);
    }

    private DefaultModule(
            DefaultEngine engine,
            ModuleInfo info,
            String fallbackName,
            CompileOptions options,
            ClassStore store,
            @Nullable DefaultModule original) {
        this.engine = engine;
        this.original = original == null ? this : original;
        this.lifetimes =
                original != null ? original.lifetimes : mayTrack(info, options, store) ? new Lifetimes() : null;
        this.info = info;
        this.name = info.names().moduleName().orElse(fallbackName);
        this.compiler = new ModuleCompiler(info, options);
        this.loader = new GuestLoader(GuestFrames.newLoaderName(), name, compiler, store);
        this.codes = new AtomicReferenceArray<>(info.functionTypes().length);
        this.types = new ExternTypes(info);
        this.exports = info.exports().stream().collect(Collectors.toMap(Export::name, Function.identity()));
        this.template = new InstanceTemplate(info, compiler, engine.memories(), lifetimes);
        GuestFrames.register(loader);
    }

    /**
     * Whether instances may get code that tracks writes, should that be worth it. Memories of others, which need not have marks, are
     * out of the question; and code that comes from a store is not generated anew.
     */
    private static boolean mayTrack(ModuleInfo info, CompileOptions options, ClassStore store) {
        return !options.trackWrites()
                && store == ClassStore.NONE
                && info.imported().memories() == 0
                && info.memories().length > 0
                && info.bytes().length <= LARGEST_TO_COMPILE_AGAIN;
    }

    /** This, or a variant of it that suits how long instances have lived. */
    DefaultModule forNextInstance() {
        Lifetimes known = lifetimes;
        return known != null && known.areShort() ? tracking() : this;
    }

    private DefaultModule tracking() {
        DefaultModule known = tracking;
        if (known == null) {
            synchronized (codes) {
                known = tracking;
                if (known == null) {
                    CompileOptions options = compiler.options().withTrackWrites(true);
                    known = new DefaultModule(engine, info, name, options, ClassStore.NONE, this);
                    tracking = known;
                }
            }
        }
        return known;
    }

    ModuleInstance newInstance(GuestEntry entry) {
        try {
            return (ModuleInstance) constructor().invokeExact((ModuleCode) this, entry);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make an instance of module " + name, e);
        }
    }

    private MethodHandle constructor() throws ReflectiveOperationException {
        MethodHandle known = constructor;
        if (known == null) {
            known = MethodHandles.publicLookup()
                    .findConstructor(
                            loader.load("Instance"),
                            MethodType.methodType(void.class, ModuleCode.class, GuestEntry.class))
                    .asType(MethodType.methodType(ModuleInstance.class, ModuleCode.class, GuestEntry.class));
            constructor = known;
        }
        return known;
    }

    @Override
    public FunctionCode code(int function) {
        FunctionCode known = codes.get(function);
        if (known == null) {
            known = makeCode(function);
            codes.set(function, known);
        }
        return known;
    }

    private FunctionCode makeCode(int function) {
        ModuleCompiler.Slot slot = compiler.slot(function);
        try {
            return (FunctionCode) loader.load("D" + slot.dispatcher())
                    .getConstructors()[0]
                    .newInstance(Signatures.of(slot.key()), slot.number());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make the code of function " + function + " of " + name, e);
        }
    }

    InstanceTemplate template() {
        return template;
    }

    ModuleCompiler compiler() {
        return compiler;
    }

    GuestLoader loader() {
        return loader;
    }

    ExternTypes types() {
        return types;
    }

    @Override
    public @Nullable Export export(String exportName) {
        return exports.get(exportName);
    }

    @Override
    public Module module() {
        return original;
    }

    @Override
    public ModuleInfo info() {
        return info;
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<ImportType> imports() {
        return info.imports().stream()
                .map(i -> new ImportType(i.module(), i.name(), types.of(i.kind(), i.index())))
                .toList();
    }

    @Override
    public List<ExportType> exports() {
        return info.exports().stream()
                .map(e -> new ExportType(e.name(), types.of(e.kind(), e.index())))
                .toList();
    }

    @Override
    public List<Section> sections() {
        return info.sections();
    }

    @Override
    public Optional<byte[]> customSection(String sectionName) {
        return info.sections().stream()
                .filter(section -> section.custom() && section.name().equals(sectionName))
                .findFirst()
                .map(section -> Arrays.copyOfRange(info.bytes(), section.offset(), section.offset() + section.size()));
    }

    @Override
    public Map<String, List<String>> producers() {
        return customSection("producers")
                .map(bytes -> ProducersSection.parse(bytes, 0, bytes.length))
                .orElse(Map.of());
    }

    @Override
    public Set<Feature> features() {
        return info.features();
    }

    @Override
    public int functionCount() {
        return info.functionTypes().length;
    }

    @Override
    public Optional<String> functionName(int index) {
        return info.names().functionName(index);
    }

    @Override
    public List<MemoryType> memories() {
        return IntStream.range(0, info.memories().length)
                .mapToObj(types::memory)
                .toList();
    }

    @Override
    public void compileAll() {
        compiler.classNames().parallelStream().forEach(loader::loadAhead);
    }

    @Override
    public void loadUsed() {
        loader.loadUsed();
    }

    @Override
    public byte[] serialize() {
        return SerializedModule.write(this);
    }

    @Override
    public String toString() {
        return "module " + name;
    }
}
