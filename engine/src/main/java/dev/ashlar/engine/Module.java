package dev.ashlar.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A decoded, validated and (lazily or ahead of time) compiled module. Immutable, shared freely between threads. */
public interface Module {
    Engine engine();

    /** The name from the name section, else the one given to {@link Engine#compile(byte[], String)}. */
    String name();

    List<ImportType> imports();

    List<ExportType> exports();

    /** All sections in order of appearance. */
    List<Section> sections();

    /** Contents of the custom section of that name (the first, where there are several). */
    Optional<byte[]> customSection(String name);

    /** What the {@code producers} section says: field to values, each {@code name version}. */
    Map<String, List<String>> producers();

    /** The features beyond WebAssembly 1.0 that the module uses. */
    Set<Feature> features();

    /** Number of functions, imported ones included. */
    int functionCount();

    /** Name of a function from the name section. */
    Optional<String> functionName(int index);

    /** The types of all memories, imported ones first. */
    List<MemoryType> memories();

    /** Compiles every function that is not compiled yet, on all processors; returns when that is done. */
    void compileAll();

    /**
     * Loads the code that guests needed in earlier runs, in the order in which they did, where the engine keeps code
     * ({@link EngineConfig#codeCache()}); returns when that is done. For a thread beside the guest's.
     */
    void loadUsed();

    /**
     * The module with all its compiled code, for {@link Engine#deserialize}. The bytes are code: read back only what
     * you trust as much as a jar on the class path.
     */
    byte[] serialize();
}
