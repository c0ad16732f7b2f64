package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.runtime.ArrayAtomics;
import dev.ashlar.engine.runtime.ArrayObject;
import dev.ashlar.engine.runtime.BoxedHostFunction;
import dev.ashlar.engine.runtime.ByteArray;
import dev.ashlar.engine.runtime.Casts;
import dev.ashlar.engine.runtime.DoubleArray;
import dev.ashlar.engine.runtime.ExecutionContext;
import dev.ashlar.engine.runtime.FloatArray;
import dev.ashlar.engine.runtime.FunctionCode;
import dev.ashlar.engine.runtime.FunctionReference;
import dev.ashlar.engine.runtime.GlobalCell;
import dev.ashlar.engine.runtime.GuestEntry;
import dev.ashlar.engine.runtime.GuestException;
import dev.ashlar.engine.runtime.GuestHeap;
import dev.ashlar.engine.runtime.HostFailure;
import dev.ashlar.engine.runtime.HostTarget;
import dev.ashlar.engine.runtime.IntArray;
import dev.ashlar.engine.runtime.LinearMemory;
import dev.ashlar.engine.runtime.LongArray;
import dev.ashlar.engine.runtime.MarkedAccess;
import dev.ashlar.engine.runtime.MemoryAccess;
import dev.ashlar.engine.runtime.ModuleCode;
import dev.ashlar.engine.runtime.ModuleInstance;
import dev.ashlar.engine.runtime.Numeric;
import dev.ashlar.engine.runtime.Polls;
import dev.ashlar.engine.runtime.RefArray;
import dev.ashlar.engine.runtime.RuntimeType;
import dev.ashlar.engine.runtime.Scratch;
import dev.ashlar.engine.runtime.SegmentAccess;
import dev.ashlar.engine.runtime.SegmentAtomics;
import dev.ashlar.engine.runtime.SegmentMemory;
import dev.ashlar.engine.runtime.SharedLinearMemory;
import dev.ashlar.engine.runtime.ShortArray;
import dev.ashlar.engine.runtime.Signature;
import dev.ashlar.engine.runtime.Storage;
import dev.ashlar.engine.runtime.StructObject;
import dev.ashlar.engine.runtime.TableInstance;
import dev.ashlar.engine.runtime.TagInstance;
import dev.ashlar.engine.runtime.TailCalls;
import dev.ashlar.engine.runtime.VectorArray;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;

/** Class descriptors that generated code refers to. */
final class Names {
    /** Generated classes of modules. */
    static final String GUEST_PACKAGE = "ashlar.guest.";

    /** Generated classes of signatures. */
    static final String SIGNATURE_PACKAGE = "ashlar.signature.";

    static final ClassDesc V128 = desc(dev.ashlar.engine.V128.class);
    static final ClassDesc FUNCTION = desc(dev.ashlar.engine.Function.class);
    static final ClassDesc WASM_EXCEPTION = desc(dev.ashlar.engine.WasmException.class);
    static final ClassDesc EXEC = desc(ExecutionContext.class);
    static final ClassDesc POLLS = desc(Polls.class);
    static final ClassDesc CALL_CONTEXT = desc(dev.ashlar.engine.CallContext.class);
    static final ClassDesc HOST_FAILURE = desc(HostFailure.class);
    static final ClassDesc BOXED_HOST_FUNCTION = desc(BoxedHostFunction.class);
    static final ClassDesc HOST_TARGET = desc(HostTarget.class);
    static final ClassDesc INSTANCE = desc(ModuleInstance.class);
    static final ClassDesc MODULE_CODE = desc(ModuleCode.class);
    static final ClassDesc GUEST_ENTRY = desc(GuestEntry.class);
    static final ClassDesc FUNCTION_REFERENCE = desc(FunctionReference.class);
    static final ClassDesc FUNCTION_CODE = desc(FunctionCode.class);
    static final ClassDesc SIGNATURE = desc(Signature.class);
    static final ClassDesc GUEST_EXCEPTION = desc(GuestException.class);
    static final ClassDesc MEMORY = desc(LinearMemory.class);
    static final ClassDesc SEGMENT_MEMORY = desc(SegmentMemory.class);
    static final ClassDesc SHARED_MEMORY = desc(SharedLinearMemory.class);
    static final ClassDesc SEGMENT_ACCESS = desc(SegmentAccess.class);
    static final ClassDesc SEGMENT_ATOMICS = desc(SegmentAtomics.class);
    static final ClassDesc ARRAY_ATOMICS = desc(ArrayAtomics.class);
    static final ClassDesc MEMORY_ACCESS = desc(MemoryAccess.class);
    static final ClassDesc MARKED_ACCESS = desc(MarkedAccess.class);
    static final ClassDesc TABLE = desc(TableInstance.class);
    static final ClassDesc GLOBAL = desc(GlobalCell.class);
    static final ClassDesc TAG = desc(TagInstance.class);
    static final ClassDesc TAIL_CALLS = desc(TailCalls.class);
    static final ClassDesc SCRATCH = desc(Scratch.class);
    static final ClassDesc NUMERIC = desc(Numeric.class);
    static final ClassDesc STRUCT = desc(StructObject.class);
    static final ClassDesc ARRAY = desc(ArrayObject.class);
    static final ClassDesc CASTS = desc(Casts.class);
    static final ClassDesc RUNTIME_TYPE = desc(RuntimeType.class);
    static final ClassDesc GUEST_HEAP = desc(GuestHeap.class);
    static final ClassDesc DEFINED_TYPE = desc(DefinedType.class);
    static final ClassDesc BYTE_VECTOR = ClassDesc.of("jdk.incubator.vector.ByteVector");
    static final ClassDesc BYTES = ConstantDescs.CD_byte.arrayType();
    static final ClassDesc LONGS = ConstantDescs.CD_long.arrayType();
    static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();

    private Names() {}

    /** The class of arrays that store their elements so. */
    static ClassDesc array(Storage storage) {
        return desc(
                switch (storage) {
                    case BYTE -> ByteArray.class;
                    case SHORT -> ShortArray.class;
                    case INT -> IntArray.class;
                    case LONG -> LongArray.class;
                    case FLOAT -> FloatArray.class;
                    case DOUBLE -> DoubleArray.class;
                    case VECTOR -> VectorArray.class;
                    case REFERENCE -> RefArray.class;
                });
    }

    static ClassDesc desc(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }

    static ClassDesc guest(String simpleName) {
        return ClassDesc.of(GUEST_PACKAGE + simpleName);
    }
}
