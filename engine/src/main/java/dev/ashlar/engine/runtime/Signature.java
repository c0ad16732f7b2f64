package dev.ashlar.engine.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The generated classes of one signature. Function types that look the same to the JVM share them.
 *
 * <p>Handles are made when somebody asks: the JVM makes a class for each type of handle and keeps it for as long as
 * there is memory.
 */
public final class Signature {
    private final String key;
    private final Class<?> codeClass;
    private final MethodType enterType;
    private final MethodType hostType;
    private volatile @Nullable MethodHandle enter;

    /**
     * @param key one letter per parameter, an underscore, one letter per result, see {@code compile.Shape}
     * @param codeClass the abstract subclass of {@link FunctionCode}
     * @param enterType from the host: API carriers and a {@link FunctionReference} to API carriers
     * @param hostType of handles of host functions: a {@code CallContext}, then flat parameters
     */
    public Signature(String key, Class<?> codeClass, MethodType enterType, MethodType hostType) {
        this.key = key;
        this.codeClass = codeClass;
        this.enterType = enterType;
        this.hostType = hostType;
    }

    public String key() {
        return key;
    }

    public Class<?> codeClass() {
        return codeClass;
    }

    /** The way in from the host, of type {@link #enterType()}. */
    public MethodHandle enter() {
        MethodHandle known = enter;
        if (known == null) {
            try {
                known = MethodHandles.publicLookup().findStatic(codeClass, "enter", enterType);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("signature " + key, e);
            }
            enter = known;
        }
        return known;
    }

    public MethodType enterType() {
        return enterType;
    }

    public MethodType hostType() {
        return hostType;
    }
}
