package dev.ashlar.engine.link;

import dev.ashlar.engine.EngineConfig;
import dev.ashlar.engine.Feature;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Linker;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.SharedMemory;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.Tenant;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.ModuleDecoder;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.cache.CachedModule;
import dev.ashlar.engine.cache.CodeCache;
import dev.ashlar.engine.compile.ClassStore;
import dev.ashlar.engine.compile.CompileOptions;
import dev.ashlar.engine.compile.CutSizes;
import dev.ashlar.engine.runtime.Budget;
import dev.ashlar.engine.runtime.EngineAccess;
import dev.ashlar.engine.runtime.HostFunctionMaker;
import dev.ashlar.engine.runtime.MemoryPool;
import dev.ashlar.engine.runtime.RunPermits;
import dev.ashlar.engine.runtime.SharedLinearMemory;
import dev.ashlar.engine.validate.ModuleValidator;
import java.lang.invoke.MethodHandle;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The engine: what is shared by all its stores. */
final class DefaultEngine implements EngineAccess {
    private static final String UNNAMED = "module";

    /** Tracks the writes of all engines, for tests. */
    private static final String TRACK_WRITES = "ashlar.engine.trackWrites";

    /** As {@link EngineConfig#largeMemories} in all engines, for tests. */
    private static final String LARGE_MEMORIES = "ashlar.engine.largeMemories";

    /** Compiles without what stops guests: see {@link CompileOptions}. */
    private static final String UNINTERRUPTIBLE = "ashlar.engine.uninterruptible";

    private final EngineConfig config;
    private final CompileOptions options;
    private final RunPermits permits;
    private final Budget budget;
    private final MemoryPool memories;
    private final DefaultTenant defaultTenant;
    private final @Nullable CodeCache codeCache;

    DefaultEngine(EngineConfig config) {
        this.config = config;
        boolean trackWrites = config.trackWrites() || Boolean.getBoolean(TRACK_WRITES);
        this.options = new CompileOptions(
                config.fuel(),
                trackWrites,
                !Boolean.getBoolean(UNINTERRUPTIBLE),
                VectorApi.isResolved(),
                config.largeMemories() || Boolean.getBoolean(LARGE_MEMORIES),
                CutSizes.configured());
        this.permits = new RunPermits(config.runPermits(), config.slice());
        this.budget = new Budget("the process", null, config.limits());
        this.memories = new MemoryPool(config.recycledMemoryBytes(), trackWrites);
        this.defaultTenant = DefaultTenant.under(budget, "default", this, ResourceLimits.UNLIMITED);
        this.codeCache =
                config.codeCache().map(kept -> CodeCache.open(kept, options)).orElse(null);
        if (codeCache != null) {
            Signatures.keepIn(codeCache.signatures());
        }
    }

    @Override
    public EngineConfig config() {
        return config;
    }

    MemoryPool memories() {
        return memories;
    }

    @Override
    public Module compile(byte[] binary) {
        return compile(binary, UNNAMED);
    }

    @Override
    public Module compile(byte[] binary, String name) {
        CodeCache cache = codeCache;
        return cache == null
                ? new DefaultModule(this, valid(binary), name, options, ClassStore.NONE)
                : compile(binary, name, cache.module(binary));
    }

    private Module compile(byte[] binary, String name, CachedModule cached) {
        Set<Feature> features = cached.features();
        if (features == null) {
            ModuleInfo info = valid(binary);
            cached.valid(info.features());
            return new DefaultModule(this, info, name, options, cached);
        }
        ModuleInfo info = ModuleDecoder.decode(binary, options.largeMemories());
        info.features().addAll(features);
        return new DefaultModule(this, info, name, options, cached);
    }

    private ModuleInfo valid(byte[] binary) {
        ModuleInfo info = ModuleDecoder.decode(binary, options.largeMemories());
        ModuleValidator.validate(info);
        return info;
    }

    @Override
    public Module deserialize(byte[] serialized) {
        return SerializedModule.read(serialized, this, options);
    }

    @Override
    public Linker newLinker() {
        return new DefaultLinker();
    }

    @Override
    public Store newStore() {
        return newStore(StoreConfig.DEFAULT);
    }

    @Override
    public Store newStore(StoreConfig storeConfig) {
        return new DefaultStore(this, own(storeConfig.tenant().orElse(defaultTenant)), storeConfig, permits);
    }

    @Override
    public Tenant newTenant(String name, ResourceLimits limits) {
        return DefaultTenant.under(budget, name, this, limits);
    }

    @Override
    public Tenant newTenant(String name, ResourceLimits limits, Tenant parent) {
        return DefaultTenant.under(own(parent).budget(), name, this, limits);
    }

    boolean largeMemories() {
        return options.largeMemories();
    }

    @Override
    public SharedMemory newSharedMemory(MemoryType type, Tenant tenant) {
        Budget account = own(tenant).budget();
        return SharedLinearMemory.make(type, account, account, true);
    }

    @Override
    public SharedMemory newSharedMemory(MemoryType type) {
        return newSharedMemory(type, defaultTenant);
    }

    private DefaultTenant own(Tenant tenant) {
        if (!(tenant instanceof DefaultTenant known) || known.engine() != this) {
            throw new IllegalArgumentException("tenant " + tenant.name() + " belongs to another engine");
        }
        return known;
    }

    @Override
    public HostFunctionMaker hostFunctions(FunctionType type) {
        return Signatures.maker(type);
    }

    @Override
    public MethodHandle entry(FunctionType type) {
        return Signatures.of(DefinedType.of(type)).enter();
    }

    @Override
    public void close() {
        permits.close();
        memories.clear();
        if (codeCache != null) {
            codeCache.close();
        }
    }
}
