package dev.ashlar.engine.link;

import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.compile.SignatureCompiler;
import dev.ashlar.engine.runtime.FunctionCode;
import dev.ashlar.engine.runtime.Signature;
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

    private Signatures() {}

    static Signature of(DefinedType type) {
        if (type.composite() instanceof FuncType function) {
            return of(SignatureCompiler.key(function));
        }
        throw new IllegalArgumentException(type + " is no function type");
    }

    static Signature of(String key) {
        return loader(key).signature();
    }

    static FunctionCode hostCode(Signature signature, MethodHandle handle) {
        try {
            return (FunctionCode) signature.host().invokeExact(signature, handle);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make the code of a host function", e);
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

    /** Loads the two classes of a signature. */
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
            byte[] bytes;
            if (name.equals(SignatureCompiler.className(key))) {
                bytes = SignatureCompiler.compile(key);
            } else if (name.equals(SignatureCompiler.hostClassName(key))) {
                bytes = SignatureCompiler.compileHost(key);
            } else {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        private Signature make() {
            try {
                Class<?> code = loadClass(SignatureCompiler.className(key));
                Class<?> host = loadClass(SignatureCompiler.hostClassName(key));
                MethodHandles.Lookup lookup = MethodHandles.publicLookup();
                MethodType enterType = type(SignatureCompiler.enterType(key).descriptorString());
                MethodHandle enter = lookup.findStatic(code, "enter", enterType);
                MethodHandle boxed = boxed(enter, SignatureCompiler.isWide(key));
                MethodHandle hostConstructor = lookup.findConstructor(
                                host, MethodType.methodType(void.class, Signature.class, MethodHandle.class))
                        .asType(MethodType.methodType(FunctionCode.class, Signature.class, MethodHandle.class));
                MethodType hostType = type(SignatureCompiler.hostType(key).descriptorString());
                return new Signature(key, code, enter, boxed, hostConstructor, hostType);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("cannot load the classes of signature " + key, e);
            }
        }

        /** {@code (FunctionReference, Object[]) → Object} */
        private static MethodHandle boxed(MethodHandle enter, boolean wide) {
            MethodType type = enter.type();
            int arguments = type.parameterCount() - 1;
            int[] order = new int[arguments + 1];
            for (int i = 0; i < arguments; i++) {
                order[i] = i + 1;
            }
            MethodType functionFirst = type.dropParameterTypes(arguments, arguments + 1)
                    .insertParameterTypes(0, type.parameterType(arguments));
            MethodHandle reordered = MethodHandles.permuteArguments(enter, functionFirst, order);
            MethodHandle spread = wide ? reordered : reordered.asSpreader(Object[].class, arguments);
            return spread.asType(MethodType.methodType(Object.class, type.parameterType(arguments), Object[].class));
        }

        private MethodType type(String descriptor) {
            return MethodType.fromMethodDescriptorString(descriptor, getParent());
        }
    }
}
