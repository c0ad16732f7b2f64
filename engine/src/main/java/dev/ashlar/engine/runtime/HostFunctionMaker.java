package dev.ashlar.engine.runtime;

import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.binary.DefinedType;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;

/** Makes host functions of one type, quickly: what does not depend on the store is looked up once. Thread-safe. */
public final class HostFunctionMaker {
    private final DefinedType type;
    private final MethodType targetType;
    private final MethodHandle constructor;

    /** @param constructor {@code (MethodHandle)FunctionCode} */
    public HostFunctionMaker(DefinedType type, MethodType targetType, MethodHandle constructor) {
        this.type = type;
        this.targetType = targetType;
        this.constructor = constructor;
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
            return new FunctionReference(type, (FunctionCode) constructor.invokeExact(target), null, entry);
        } catch (Throwable e) {
            throw GuestEntry.sneaky(e);
        }
    }
}
