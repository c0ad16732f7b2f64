package dev.ashlar.engine.link;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.HostFunction;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.compile.ClassStore;
import dev.ashlar.engine.compile.CompiledClass;
import dev.ashlar.engine.compile.HostCompiler;
import dev.ashlar.engine.compile.SignatureCompiler;
import dev.ashlar.engine.runtime.BoxedHostFunction;
import dev.ashlar.engine.runtime.FunctionCode;
import dev.ashlar.engine.runtime.HostFunctionMaker;
import dev.ashlar.engine.runtime.HostHandles;
import dev.ashlar.engine.runtime.HostTarget;
import dev.ashlar.engine.runtime.Signature;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes of all signatures in use in this process, each in a loader of its own and held weakly, so that a signature
 * goes with the last module that uses it.
 */
final class Signatures {
    private static final Map<String, WeakReference<Loader>> LOADERS = new ConcurrentHashMap<>();

    private static final int[] NO_POSITIONS = {};

    /** They are the process's, not an engine's: the newest engine with a code cache has them in its own. */
    private static volatile ClassStore kept = ClassStore.NONE;

    private Signatures() {}

    static void keepIn(ClassStore store) {
        kept = store;
    }

    static Signature of(DefinedType type) {
        return of(SignatureCompiler.key(type));
    }

    static Signature of(String key) {
        return loader(key).signature();
    }

    /** The code of a host function. */
    static FunctionCode hostCode(FunctionType type, HostFunction function) {
        Signature signature = of(DefinedType.of(type));
        return make(signature, HostCompiler.boxedClassName(signature.key()), new BoxedHostFunction(function, type));
    }

    /** The code of a host function given as a handle, which takes a {@code CallContext} first. */
    static FunctionCode hostCode(FunctionType type, MethodHandle handle) {
        Signature signature = of(DefinedType.of(type));
        return HostHandles.isDirect(type, signature.hostType())
                ? make(signature, HostCompiler.handleClassName(signature.key()), handle.asType(signature.hostType()))
                : hostCode(type, HostHandles.boxed(handle, type));
    }

    /** For functions whose handles guests can call as they are. */
    static HostFunctionMaker maker(FunctionType type) {
        DefinedType defined = DefinedType.of(type);
        Signature signature = of(defined);
        if (!HostHandles.isDirect(type, signature.hostType())) {
            throw new IllegalArgumentException("not a function of numbers with at most one result: " + type);
        }
        return new HostFunctionMaker(
                defined,
                signature.hostType(),
                () -> constructor(signature, HostCompiler.handleClassName(signature.key()), MethodHandle.class),
                () -> constructor(signature, HostCompiler.targetClassName(signature.key()), HostTarget.class));
    }

    /** The constructor of a class of host functions, from what it calls to the {@link FunctionCode}. */
    private static MethodHandle constructor(Signature signature, String className, Class<?> target) {
        try {
            Class<?> code =
                    Class.forName(className, false, signature.codeClass().getClassLoader());
            return MethodHandles.publicLookup()
                    .findConstructor(code, MethodType.methodType(void.class, Signature.class, target))
                    .bindTo(signature)
                    .asType(MethodType.methodType(FunctionCode.class, target));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make host functions of " + signature.key(), e);
        }
    }

    private static FunctionCode make(Signature signature, String className, Object target) {
        try {
            return (FunctionCode)
                    Class.forName(className, false, signature.codeClass().getClassLoader())
                            .getConstructors()[0]
                            .newInstance(signature, target);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make the code of a host function of " + signature.key(), e);
        }
    }

    private static Loader loader(String key) {
        WeakReference<Loader> known = LOADERS.get(key);
        Loader loader = known == null ? null : known.get();
        if (loader != null) {
            return loader;
        }
        synchronized (LOADERS) {
            known = LOADERS.get(key);
            loader = known == null ? null : known.get();
            if (loader == null) {
                LOADERS.values().removeIf(reference -> reference.refersTo(null));
                loader = new Loader(key);
                LOADERS.put(key, new WeakReference<>(loader));
            }
            return loader;
        }
    }

    /** Loads the classes of a signature. */
    private static final class Loader extends ClassLoader {
        static {
            registerAsParallelCapable();
        }

        private final String key;
        private volatile @Nullable Signature signature;

        private Loader(String key) {
            super("ashlar-signature", Signatures.class.getClassLoader());
            this.key = key;
            EngineModule.openTo(this);
        }

        private synchronized Signature signature() {
            Signature known = signature;
            if (known == null) {
                known = make();
                signature = known;
            }
            return known;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(SignatureCompiler.className(""))) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded != null ? loaded : define(name);
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            ClassStore store = kept;
            CompiledClass compiled = store.find(name);
            if (compiled == null) {
                compiled = new CompiledClass(generate(name), NO_POSITIONS);
                store.generated(name, compiled, true);
            }
            return defineClass(name, compiled.bytes(), 0, compiled.bytes().length);
        }

        private byte[] generate(String name) throws ClassNotFoundException {
            if (name.equals(SignatureCompiler.className(key))) {
                return SignatureCompiler.compile(key);
            } else if (name.equals(HostCompiler.handleClassName(key))) {
                return HostCompiler.compileHandle(key);
            } else if (name.equals(HostCompiler.boxedClassName(key))) {
                return HostCompiler.compileBoxed(key);
            } else if (name.equals(HostCompiler.targetClassName(key))) {
                return HostCompiler.compileTarget(key);
            }
            throw new ClassNotFoundException(name);
        }

        private Signature make() {
            try {
                Class<?> code = loadClass(SignatureCompiler.className(key));
                return new Signature(
                        key, code, type(SignatureCompiler.enterType(key)), type(HostCompiler.handleType(key)));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("cannot load the class of signature " + key, e);
            }
        }

        private MethodType type(MethodTypeDesc type) {
            return MethodType.fromMethodDescriptorString(type.descriptorString(), getParent());
        }
    }
}
