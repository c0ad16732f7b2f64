package dev.ashlar.engine.link;

import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.compile.CompiledClass;
import dev.ashlar.engine.compile.ModuleCompiler;
import dev.ashlar.engine.compile.SignatureCompiler;
import dev.ashlar.engine.runtime.StackProbe;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of one module: those given ready-made, else generated when the JVM first asks. Dropping the module
 * drops the loader and with it all classes and their compiled code.
 */
final class GuestLoader extends ClassLoader {
    private static final String GUEST = "ashlar.guest.";

    static {
        registerAsParallelCapable();
    }

    private final ModuleCompiler compiler;
    private final String moduleName;
    private final Map<String, CompiledClass> ready;
    private final Map<String, int[]> positions = new ConcurrentHashMap<>();

    GuestLoader(String loaderName, String moduleName, ModuleCompiler compiler, Map<String, CompiledClass> ready) {
        super(loaderName, GuestLoader.class.getClassLoader());
        this.compiler = compiler;
        this.moduleName = moduleName;
        this.ready = ready;
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
            return loadGuest(name);
        }
        String signatures = SignatureCompiler.className("");
        return name.startsWith(signatures)
                ? Signatures.of(name.substring(signatures.length())).codeClass()
                : super.loadClass(name, resolve);
    }

    private Class<?> loadGuest(String name) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            String simpleName = name.substring(GUEST.length());
            StackProbe.check();
            CompiledClass compiled = ready.get(simpleName);
            if (compiled == null) {
                compiled = compile(simpleName);
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
