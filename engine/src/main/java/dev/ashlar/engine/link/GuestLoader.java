package dev.ashlar.engine.link;

import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.compile.ClassStore;
import dev.ashlar.engine.compile.CompiledClass;
import dev.ashlar.engine.compile.ModuleCompiler;
import dev.ashlar.engine.compile.SignatureCompiler;
import dev.ashlar.engine.compile.StructShape;
import dev.ashlar.engine.runtime.StackProbe;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one module: when the JVM first asks, from what was generated earlier or newly generated. Dropping the module
 * drops the loader and with it all classes and their compiled code.
 */
final class GuestLoader extends ClassLoader {
    private static final String GUEST = "ashlar.guest.";

    static {
        registerAsParallelCapable();
    }

    private final ModuleCompiler compiler;
    private final String moduleName;
    private final ClassStore store;

    /** Those loaded ahead, so that they stay: they belong to all modules, and are held weakly. */
    private final Set<Class<?>> structs = ConcurrentHashMap.newKeySet();

    private final Map<String, int[]> positions = new ConcurrentHashMap<>();

    GuestLoader(String loaderName, String moduleName, ModuleCompiler compiler, ClassStore store) {
        super(loaderName, GuestLoader.class.getClassLoader());
        this.compiler = compiler;
        this.moduleName = moduleName;
        this.store = store;
        EngineModule.openTo(this);
    }

    String moduleName() {
        return moduleName;
    }

    ModuleInfo info() {
        return compiler.info();
    }

    /** Offsets behind the line numbers of a loaded unit. */
    int @Nullable [] positions(String className) {
        return positions.get(className);
    }

    Class<?> load(String simpleName) {
        try {
            return loadClass(GUEST + simpleName);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("class " + simpleName + " of module " + moduleName, e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (name.startsWith(GUEST)) {
            return loadGuest(name, true);
        }
        if (name.startsWith(StructShape.PREFIX)) {
            return StructClasses.of(name, store);
        }
        String signatures = SignatureCompiler.className("");
        return name.startsWith(signatures)
                ? Signatures.of(name.substring(signatures.length())).codeClass()
                : super.loadClass(name, resolve);
    }

    /** What was needed in earlier runs, verified and ready to be called. */
    void loadUsed() {
        MethodHandles.Lookup lookup = MethodHandles.publicLookup();
        for (String simpleName : store.wanted()) {
            if (simpleName.startsWith(StructShape.PREFIX)) {
                structs.add(StructClasses.of(simpleName, store));
                continue;
            }
            try {
                loadAhead(simpleName);
                Class<?> ignored = lookup.ensureInitialized(load(simpleName));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("generated classes are public", e);
            }
        }
    }

    /** Before it is needed. */
    void loadAhead(String simpleName) {
        try {
            loadGuest(GUEST + simpleName, false);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("class " + simpleName + " of module " + moduleName, e);
        }
    }

    private Class<?> loadGuest(String name, boolean wanted) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            String simpleName = name.substring(GUEST.length());
            StackProbe.check();
            CompiledClass compiled = store.find(simpleName);
            if (compiled == null) {
                compiled = compile(simpleName);
                store.generated(simpleName, compiled, wanted);
            }
            positions.put(name, compiled.positions());
            return defineClass(name, compiled.bytes(), 0, compiled.bytes().length);
        }
    }

    /** Generates a class. */
    CompiledClass compile(String simpleName) throws ClassNotFoundException {
        try {
            return compiler.generate(simpleName).orElseThrow(() -> new ClassNotFoundException(simpleName));
        } catch (RuntimeException e) {
            throw new InternalError("generating class %s of module %s".formatted(simpleName, moduleName), e);
        }
    }
}
