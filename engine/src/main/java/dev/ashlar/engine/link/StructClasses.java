package dev.ashlar.engine.link;

import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.compile.ClassStore;
import dev.ashlar.engine.compile.CompiledClass;
import dev.ashlar.engine.compile.StructCompiler;
import dev.ashlar.engine.compile.StructShape;
import dev.ashlar.engine.runtime.ExecutionContext;
import dev.ashlar.engine.runtime.RuntimeType;
import dev.ashlar.engine.runtime.StackProbe;
import dev.ashlar.engine.runtime.StructObject;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes of all structs in use in this process, each in a loader of its own and held weakly, so that a class goes with
 * the last module and the last object that use it.
 */
final class StructClasses {
    private static final Map<String, WeakReference<Loader>> LOADERS = new ConcurrentHashMap<>();
    private static final MethodType MAKE_DEFAULT =
            MethodType.methodType(Object.class, RuntimeType.class, ExecutionContext.class);

    private static final int[] NO_POSITIONS = {};

    private StructClasses() {}

    /**
     * The class of that name, which begins with {@link StructShape#PREFIX}.
     *
     * @param store has the classes that a module needed in earlier runs; what it says about a name is what is generated here
     */
    static Class<?> of(String name, ClassStore store) {
        return loader(name).load(store);
    }

    /** A new struct of zeros and nulls, accounted for. */
    static StructObject make(DefinedType type, ExecutionContext exec) {
        Loader loader = loader(StructShape.of(type).className());
        try {
            return (StructObject) loader.maker().invoke(exec.heap().runtimeType(type), exec);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make a struct of type " + type, e);
        }
    }

    private static Loader loader(String name) {
        WeakReference<Loader> known = LOADERS.get(name);
        Loader loader = known == null ? null : known.get();
        if (loader != null) {
            return loader;
        }
        synchronized (LOADERS) {
            known = LOADERS.get(name);
            loader = known == null ? null : known.get();
            if (loader == null) {
                LOADERS.values().removeIf(reference -> reference.refersTo(null));
                loader = new Loader(name);
                LOADERS.put(name, new WeakReference<>(loader));
            }
            return loader;
        }
    }

    /** Loads one class. */
    private static final class Loader extends ClassLoader {
        static {
            registerAsParallelCapable();
        }

        private final String own;
        private volatile @Nullable MethodHandle maker;

        private Loader(String own) {
            super("ashlar-struct", StructClasses.class.getClassLoader());
            this.own = own;
            EngineModule.openTo(this);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(StructShape.PREFIX)) {
                return super.loadClass(name, resolve);
            }
            return name.equals(own) ? load(ClassStore.NONE) : StructClasses.of(name, ClassStore.NONE);
        }

        private Class<?> load(ClassStore store) {
            synchronized (getClassLoadingLock(own)) {
                Class<?> loaded = findLoadedClass(own);
                if (loaded != null) {
                    return loaded;
                }
                StackProbe.check();
                Optional<Class<?>> superclass =
                        StructShape.superclassName(own).map(name -> StructClasses.of(name, store));
                CompiledClass compiled = store.find(own);
                if (compiled == null) {
                    compiled = new CompiledClass(StructCompiler.compile(own), NO_POSITIONS);
                    store.generated(own, compiled, true);
                }
                Class<?> made = defineClass(own, compiled.bytes(), 0, compiled.bytes().length);
                Reference.reachabilityFence(superclass); // its loader is held weakly until now
                return made;
            }
        }

        private MethodHandle maker() throws ReflectiveOperationException {
            MethodHandle known = maker;
            if (known == null) {
                known = MethodHandles.publicLookup().findStatic(load(ClassStore.NONE), "makeDefault", MAKE_DEFAULT);
                maker = known;
            }
            return known;
        }
    }
}
