package dev.ashlar.engine;

/**
 * Compiles and runs core WebAssembly. Thread-safe; one per process is the normal case.
 *
 * {@snippet :
 * try (Engine engine = Engine.create()) {
 *     Module module = engine.compile(Files.readAllBytes(Path.of("fib.wasm")));
 *     try (Store store = engine.newStore()) {
 *         Instance instance = engine.newLinker().instantiate(store, module);
 *         Object[] results = instance.function("fib").call(30);
 *     }
 * }
 * }
 */
public interface Engine extends AutoCloseable {
    static Engine create() {
        return create(EngineConfig.DEFAULT);
    }

    static Engine create(EngineConfig config) {
        return EngineProvider.get().newEngine(config);
    }

    EngineConfig config();

    /**
     * Decodes and validates; code is generated when first needed, or by {@link Module#compileAll()}.
     *
     * @param binary kept, not copied: do not change it afterwards
     * @throws MalformedModuleException when the bytes do not follow the binary format
     * @throws InvalidModuleException when the module breaks a validation rule
     * @throws UnsupportedFeatureException when the module needs what this engine does not have
     */
    Module compile(byte[] binary);

    /** The same, with a name for messages and backtraces where the module has none of its own. */
    Module compile(byte[] binary, String name);

    /**
     * Reads what {@link Module#serialize()} wrote.
     *
     * @throws IllegalArgumentException when the bytes are damaged or were written by another version or configuration
     */
    Module deserialize(byte[] serialized);

    Linker newLinker();

    Store newStore();

    Store newStore(StoreConfig config);

    /**
     * A memory that stores of this engine can use at once. It is on the account of the default tenant.
     *
     * @param type of a shared memory with a maximum, whose addresses are reserved
     * @throws ResourceLimitException when there is no room for its minimum or no addresses for its maximum
     */
    SharedMemory newSharedMemory(MemoryType type);

    /** The same on the account of a tenant. */
    SharedMemory newSharedMemory(MemoryType type, Tenant tenant);

    Tenant newTenant(String name, ResourceLimits limits);

    /**
     * One whose stores count as those of another, too.
     *
     * @param parent bounds it together with its other parts
     */
    Tenant newTenant(String name, ResourceLimits limits, Tenant parent);

    /** Stops the engine's own threads. Calls in progress go on without deadlines and fairness: end them first. */
    @Override
    void close();
}
