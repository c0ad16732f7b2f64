package dev.ashlar.engine.link;

import dev.ashlar.engine.ArrayRef;
import dev.ashlar.engine.ConcreteHeapType;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.Extern;
import dev.ashlar.engine.Function;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.Global;
import dev.ashlar.engine.GlobalType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.IndexType;
import dev.ashlar.engine.Memory;
import dev.ashlar.engine.MemoryType;
import dev.ashlar.engine.Module;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.StoreConfig;
import dev.ashlar.engine.StructRef;
import dev.ashlar.engine.Table;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.Tag;
import dev.ashlar.engine.TagType;
import dev.ashlar.engine.Tenant;
import dev.ashlar.engine.WasmException;
import dev.ashlar.engine.binary.ArrayType;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.PublicTypes;
import dev.ashlar.engine.binary.StructType;
import dev.ashlar.engine.runtime.ArrayObject;
import dev.ashlar.engine.runtime.Budget;
import dev.ashlar.engine.runtime.Carriers;
import dev.ashlar.engine.runtime.ExecutionContext;
import dev.ashlar.engine.runtime.Flat;
import dev.ashlar.engine.runtime.FunctionCode;
import dev.ashlar.engine.runtime.FunctionReference;
import dev.ashlar.engine.runtime.GlobalCell;
import dev.ashlar.engine.runtime.GuestEntry;
import dev.ashlar.engine.runtime.GuestException;
import dev.ashlar.engine.runtime.LargeMemory;
import dev.ashlar.engine.runtime.LinearMemory;
import dev.ashlar.engine.runtime.MemorySource;
import dev.ashlar.engine.runtime.ModuleInstance;
import dev.ashlar.engine.runtime.RunPermits;
import dev.ashlar.engine.runtime.RuntimeType;
import dev.ashlar.engine.runtime.SharedLinearMemory;
import dev.ashlar.engine.runtime.StoreAccess;
import dev.ashlar.engine.runtime.StructObject;
import dev.ashlar.engine.runtime.TableInstance;
import dev.ashlar.engine.runtime.TagInstance;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store: one execution context, one door, one budget. */
final class DefaultStore implements StoreAccess {
    /** A store that nobody closed gives its reservations back once it cannot be reached. */
    private static final Cleaner FORGOTTEN = Cleaner.create();

    /** Each reserves addresses of its maximum size. */
    private static final int MOST_SHARED = 64;

    private static final int MOST_LARGE = 64;

    private final DefaultEngine engine;
    private final DefaultTenant tenant;
    private final Optional<Object> data;
    private final Budget budget;
    private final ExecutionContext exec;
    private final GuestEntry entry;
    private final Cleaner.Cleanable reservations;
    private final List<Budget> accounts = new ArrayList<>(0);
    private final List<LinearMemory> memories = new ArrayList<>();
    private final Set<SharedLinearMemory> shared = Collections.newSetFromMap(new IdentityHashMap<>(0));
    private final List<LargeMemory> large = new ArrayList<>(0);
    private int sharedMade;

    DefaultStore(DefaultEngine engine, DefaultTenant tenant, StoreConfig config, RunPermits permits) {
        this.engine = engine;
        this.tenant = tenant;
        this.data = config.data();
        this.budget = new Budget("the store", tenant.budget(), config.limits());
        this.exec = new ExecutionContext(
                this, permits, engine.config().maxStackBytes(), engine.config().fuel());
        this.entry = new GuestEntry(this, exec);
        this.reservations = FORGOTTEN.register(this, budget::close);
    }

    @Override
    public GuestEntry entry() {
        return entry;
    }

    @Override
    public ModuleInstance instantiate(Module module, List<Extern> imports, Budget account) {
        if (!(module instanceof DefaultModule code) || module.engine() != engine) {
            throw new IllegalArgumentException("store and module belong to different engines");
        }
        return new Instantiation(this, account, code, (position, wanted) -> Optional.of(imports.get(position))).run();
    }

    ExecutionContext exec() {
        return exec;
    }

    @Override
    public Budget budget() {
        return budget;
    }

    @Override
    public Engine engine() {
        return engine;
    }

    @Override
    public Tenant tenant() {
        return tenant;
    }

    @Override
    public <T> T data(Class<T> type) {
        Object value = data.orElseThrow(() ->
                new IllegalStateException("this store carries no data; give StoreConfig.withData a " + type.getName()));
        if (!type.isInstance(value)) {
            throw new IllegalStateException("the store's data is a %s, not a %s"
                    .formatted(value.getClass().getName(), type.getName()));
        }
        return type.cast(value);
    }

    @Override
    public Memory newMemory(MemoryType type) {
        if (type.shared()) {
            return newSharedMemory(type, budget);
        }
        if (type.index() == IndexType.I64 && engine.largeMemories()) {
            return newLargeMemory(type, budget);
        }
        return new LinearMemory(this, budget, type, new MemorySource(engine.memories(), false));
    }

    LargeMemory newLargeMemory(MemoryType type, Budget account) {
        if (large.size() >= MOST_LARGE) {
            throw new ResourceLimitException("a store has at most %d large memories".formatted(MOST_LARGE));
        }
        LargeMemory memory = LargeMemory.make(this, account, type);
        large.add(memory);
        return memory;
    }

    /** Ends a memory that no instance has got. */
    void dispose(LargeMemory memory) {
        large.remove(memory);
        memory.close();
    }

    /** Makes a memory that is on an account of this store as long as the store is open. */
    SharedLinearMemory newSharedMemory(MemoryType type, Budget account) {
        if (sharedMade >= MOST_SHARED) {
            throw new ResourceLimitException("a store makes at most %d shared memories".formatted(MOST_SHARED));
        }
        SharedLinearMemory memory = SharedLinearMemory.make(type, account, tenant.budget(), false);
        sharedMade++;
        use(memory);
        return memory;
    }

    /** A shared memory is in use here until the store is closed. */
    void use(SharedLinearMemory memory) {
        if (!shared.contains(memory)) {
            memory.enter();
            shared.add(memory);
        }
    }

    /** Takes charge of a memory: it ends with the store. */
    void own(LinearMemory memory) {
        memories.add(memory);
    }

    @Override
    public Table newTable(TableType type, @Nullable Object initial) {
        Carriers.check(type.element(), initial, this);
        return new TableInstance(this, budget, type, initial);
    }

    @Override
    public Global newGlobal(GlobalType type, @Nullable Object initial) {
        GlobalCell cell = new GlobalCell(this, type);
        cell.initialise(initial);
        return cell;
    }

    @Override
    public Tag newTag(TagType type) {
        return new TagInstance(this, PublicTypes.definedType(type));
    }

    @Override
    public Function newFunction(FunctionType type, HostFunction function) {
        return hostFunction(DefinedType.of(type), Signatures.hostCode(type, function));
    }

    FunctionReference hostFunction(DefinedType type, FunctionCode code) {
        FunctionType signature = type.functionType();
        exec.ensureScratch(Math.max(Flat.count(signature.parameters()), Flat.count(signature.results())) + 1);
        return new FunctionReference(type, code, null, entry);
    }

    @Override
    public StructRef newStruct(ConcreteHeapType type, @Nullable Object... fields) {
        DefinedType defined = DefinedType.of(type);
        if (!(defined.composite() instanceof StructType)) {
            throw new IllegalArgumentException(type + " is no struct type");
        }
        RuntimeType runtimeType = exec.heap().runtimeType(defined);
        runtimeType.check(fields);
        StructObject struct = StructClasses.make(defined, exec);
        for (int i = 0; i < fields.length; i++) {
            struct.initialise(i, fields[i]);
        }
        return struct;
    }

    @Override
    public ArrayRef newArray(ConcreteHeapType type, int length, @Nullable Object initial) {
        DefinedType defined = DefinedType.of(type);
        if (!(defined.composite() instanceof ArrayType) || length < 0) {
            throw new IllegalArgumentException("no array of %d elements of type %s".formatted(length, type));
        }
        RuntimeType runtimeType = exec.heap().runtimeType(defined);
        runtimeType.check(new @Nullable Object[] {initial});
        ArrayObject array = ArrayObject.make(length, runtimeType, exec);
        array.initialise(0, length, initial);
        return array;
    }

    @Override
    public WasmException newException(Tag tag, @Nullable Object... payload) {
        if (!(tag instanceof TagInstance known) || tag.store() != this) {
            throw new IllegalArgumentException("the tag belongs to another store");
        }
        Carriers.check(known.definedType().functionType().parameters(), payload, this, "payload values");
        return GuestException.of(known, payload);
    }

    @Override
    public void limitCpu(Duration budgetOfTime) {
        exec.limitCpu(budgetOfTime);
    }

    @Override
    public void limitTime(Duration timeout) {
        exec.limitTime(timeout);
    }

    @Override
    public void clearDeadlines() {
        exec.clearDeadlines();
    }

    @Override
    public long fuel() {
        requireFuel();
        return exec.fuel;
    }

    @Override
    public void setFuel(long fuel) {
        requireFuel();
        exec.fuel = fuel;
    }

    private void requireFuel() {
        if (!engine.config().fuel()) {
            throw new IllegalStateException("the engine counts no fuel: create it with EngineConfig.withFuel(true)");
        }
    }

    @Override
    public void cancel() {
        exec.cancel();
    }

    @Override
    public Duration cpuTime() {
        return Duration.ofNanos(exec.cpuNanos());
    }

    @Override
    public ResourceLimits inUse() {
        return budget.inUse();
    }

    @Override
    public Budget newAccount(String owner, Budget above, ResourceLimits limits) {
        var account = new Budget(owner, above, limits);
        accounts.add(account);
        return account;
    }

    @Override
    public Map<String, ResourceLimits> accounts() {
        var all = new LinkedHashMap<String, ResourceLimits>();
        accounts.forEach(account -> all.put(account.owner(), account.inUse()));
        return all;
    }

    @Override
    public Optional<String> refusedGrowth() {
        return budget.refusal();
    }

    @Override
    public void close() {
        entry.close();
        long used = exec.cpuNanos();
        memories.forEach(memory -> memory.close(used));
        memories.clear();
        shared.forEach(memory -> memory.leave(budget));
        shared.clear();
        large.forEach(LargeMemory::close);
        large.clear();
        reservations.clean();
    }
}
