package dev.ashlar.engine.runtime;

import dev.ashlar.engine.binary.ValType;

/** How an array stores its elements. */
public enum Storage {
    BYTE(1) {
        @Override
        public ArrayObject make(int length, RuntimeType type, ExecutionContext exec) {
            return (ArrayObject) ByteArray.makeDefault(length, type, exec);
        }
    },
    SHORT(2) {
        @Override
        public ArrayObject make(int length, RuntimeType type, ExecutionContext exec) {
            return (ArrayObject) ShortArray.makeDefault(length, type, exec);
        }
    },
    INT(4) {
        @Override
        public ArrayObject make(int length, RuntimeType type, ExecutionContext exec) {
            return (ArrayObject) IntArray.makeDefault(length, type, exec);
        }
    },
    LONG(8) {
        @Override
        public ArrayObject make(int length, RuntimeType type, ExecutionContext exec) {
            return (ArrayObject) LongArray.makeDefault(length, type, exec);
        }
    },
    FLOAT(4) {
        @Override
        public ArrayObject make(int length, RuntimeType type, ExecutionContext exec) {
            return (ArrayObject) FloatArray.makeDefault(length, type, exec);
        }
    },
    DOUBLE(8) {
        @Override
        public ArrayObject make(int length, RuntimeType type, ExecutionContext exec) {
            return (ArrayObject) DoubleArray.makeDefault(length, type, exec);
        }
    },
    VECTOR(16) {
        @Override
        public ArrayObject make(int length, RuntimeType type, ExecutionContext exec) {
            return (ArrayObject) VectorArray.makeDefault(length, type, exec);
        }
    },
    REFERENCE(0) {
        @Override
        public ArrayObject make(int length, RuntimeType type, ExecutionContext exec) {
            return (ArrayObject) RefArray.makeDefault(length, type, exec);
        }
    };

    private final int elementBytes;

    Storage(int elementBytes) {
        this.elementBytes = elementBytes;
    }

    /** A new array of zeros or nulls, accounted for. */
    public abstract ArrayObject make(int length, RuntimeType type, ExecutionContext exec);

    /** Bytes of an element in a data segment; 0 for references. */
    int elementBytes() {
        return elementBytes;
    }

    static Storage of(RuntimeType type) {
        return of(type.storage()[0]);
    }

    /** Of a {@link ValType} code, maybe a packed one. */
    public static Storage of(int code) {
        return switch (code) {
            case ValType.I8 -> BYTE;
            case ValType.I16 -> SHORT;
            case ValType.I32 -> INT;
            case ValType.I64 -> LONG;
            case ValType.F32 -> FLOAT;
            case ValType.F64 -> DOUBLE;
            case ValType.V128 -> VECTOR;
            default -> REFERENCE;
        };
    }
}
