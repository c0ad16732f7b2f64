package dev.ashlar.engine.runtime;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.binary.DefinedType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes host functions of one type, quickly: what does not depend on the store is looked up once. Thread-safe. */
public final class HostFunctionMaker {
    private final DefinedType type;
    private final MethodType targetType;
    private final Supplier<MethodHandle> ofHandle;
    private final Supplier<MethodHandle> ofTarget;
    private volatile @Nullable MethodHandle handleConstructor;
    private volatile @Nullable MethodHandle targetConstructor;

    /**
     * @param ofHandle gives {@code (MethodHandle)FunctionCode}
     * @param ofTarget gives {@code (HostTarget)FunctionCode}
     */
    public HostFunctionMaker(
            DefinedType type, MethodType targetType, Supplier<MethodHandle> ofHandle, Supplier<MethodHandle> ofTarget) {
        this.type = type;
        this.targetType = targetType;
        this.ofHandle = ofHandle;
        this.ofTarget = ofTarget;
    }

    public FunctionType type() {
        return type.functionType();
    }

    /** The type of targets: a {@link dev.ashlar.engine.CallContext}, and the parameters. */
    public MethodType targetType() {
        return targetType;
    }

    /** @throws java.lang.invoke.WrongMethodTypeException when the target is not of {@link #targetType} */
    public FunctionReference make(GuestEntry entry, MethodHandle target) {
        entry.exec().ensureScratch(1);
        if (!target.type().equals(targetType)) {
            throw new java.lang.invoke.WrongMethodTypeException(target.type() + " is not " + targetType);
        }
        try {
            return new FunctionReference(
                    type, (FunctionCode) handleConstructor().invokeExact(target), null, entry);
        } catch (Throwable e) {
            throw GuestEntry.sneaky(e);
        }
    }

    /** @param target that has the method for so many parameters */
    public FunctionReference make(GuestEntry entry, HostTarget target) {
        entry.exec().ensureScratch(1);
        try {
            return new FunctionReference(
                    type, (FunctionCode) targetConstructor().invokeExact(target), null, entry);
        } catch (Throwable e) {
            throw GuestEntry.sneaky(e);
        }
    }

    private MethodHandle handleConstructor() {
        MethodHandle known = handleConstructor;
        if (known == null) {
            known = ofHandle.get();
            handleConstructor = known;
        }
        return known;
    }

    private MethodHandle targetConstructor() {
        MethodHandle known = targetConstructor;
        if (known == null) {
            known = ofTarget.get();
            targetConstructor = known;
        }
        return known;
    }
}
