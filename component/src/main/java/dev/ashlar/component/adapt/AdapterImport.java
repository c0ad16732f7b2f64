package dev.ashlar.component.adapt;

import dev.ashlar.component.ResourceType;
import dev.ashlar.component.abi.InstanceFlags;
import dev.ashlar.component.abi.Transcoder;
import dev.ashlar.engine.FunctionType;
import dev.ashlar.engine.NumberType;

/** What an adapter module imports; numbers are those of the {@link AdapterSpec}s. */
public sealed interface AdapterImport {
    /** A core function: callee, realloc or post-return. */
    record CoreFunction(int function, FunctionType type) implements AdapterImport {}

    /** A linear memory with 32-bit addresses. */
    record CoreMemory(int memory) implements AdapterImport {}

    /** The global with {@link InstanceFlags} of an instance. */
    record Flags(int instance) implements AdapterImport {}

    /** An import that the runtime implements as a function. */
    sealed interface Intrinsic extends AdapterImport {
        FunctionType type();
    }

    /** {@code (ordinal of a CanonicalTrap) -> ()}: throws. */
    record ThrowTrap() implements Intrinsic {
        @Override
        public FunctionType type() {
            return FunctionType.accepting(NumberType.I32);
        }
    }

    /** Strings from one memory to the other, see {@link Transcoder}. */
    record Transcode(Transcoder transcoder, int from, int to) implements Intrinsic {
        @Override
        public FunctionType type() {
            return Transcoder.TYPE;
        }
    }

    /**
     * {@code (handle) -> (handle)}: takes an owned handle out of one instance's table and adds it to the other's.
     *
     * @param fromType the resource in types of {@code from}
     * @param toType the same resource in types of {@code to}
     */
    record TransferOwn(int from, ResourceType fromType, int to, ResourceType toType) implements Intrinsic {
        @Override
        public FunctionType type() {
            return FunctionType.returning(NumberType.I32, NumberType.I32);
        }
    }

    /**
     * {@code (handle) -> (handle or representation)}: lends a handle of {@code from} to {@code to} until the innermost
     * call that {@link BeginCall} began ends. The instance that implements the resource gets the representation.
     */
    record LendBorrow(int from, ResourceType fromType, int to, ResourceType toType) implements Intrinsic {
        @Override
        public FunctionType type() {
            return FunctionType.returning(NumberType.I32, NumberType.I32);
        }
    }

    /** {@code () -> ()}: a call begins that lends handles. */
    record BeginCall(int caller, int callee) implements Intrinsic {
        @Override
        public FunctionType type() {
            return FunctionType.accepting();
        }
    }

    /**
     * {@code () -> ()}: the call ends, after post-return, which can drop nothing: traps when the callee still has borrowed handles of it; gives
     * back what was lent.
     */
    record EndCall(int caller, int callee) implements Intrinsic {
        @Override
        public FunctionType type() {
            return FunctionType.accepting();
        }
    }
}
