package dev.ashlar.engine;

/**
 * Why a guest was stopped. An open set: layers above may have codes of their own.
 *
 * @param id stable identifier for programs, lower case with hyphens
 * @param message for people; the wording of the specification's reference interpreter where it has one
 */
public record TrapCode(String id, String message) {
    public static final TrapCode UNREACHABLE = new TrapCode("unreachable", "unreachable");
    public static final TrapCode MEMORY_OUT_OF_BOUNDS =
            new TrapCode("memory-out-of-bounds", "out of bounds memory access");
    public static final TrapCode TABLE_OUT_OF_BOUNDS =
            new TrapCode("table-out-of-bounds", "out of bounds table access");
    public static final TrapCode UNDEFINED_ELEMENT = new TrapCode("undefined-element", "undefined element");
    public static final TrapCode UNINITIALIZED_ELEMENT = new TrapCode("uninitialized-element", "uninitialized element");
    public static final TrapCode INDIRECT_CALL_TYPE_MISMATCH =
            new TrapCode("indirect-call-type-mismatch", "indirect call type mismatch");
    public static final TrapCode INTEGER_DIVIDE_BY_ZERO =
            new TrapCode("integer-divide-by-zero", "integer divide by zero");
    public static final TrapCode INTEGER_OVERFLOW = new TrapCode("integer-overflow", "integer overflow");
    public static final TrapCode INVALID_CONVERSION =
            new TrapCode("invalid-conversion-to-integer", "invalid conversion to integer");
    public static final TrapCode CALL_STACK_EXHAUSTED = new TrapCode("call-stack-exhausted", "call stack exhausted");
    public static final TrapCode NULL_REFERENCE = new TrapCode("null-reference", "null reference");
    public static final TrapCode CAST_FAILURE = new TrapCode("cast-failure", "cast failure");
    public static final TrapCode ARRAY_OUT_OF_BOUNDS =
            new TrapCode("array-out-of-bounds", "out of bounds array access");
    /** A guest's structs and arrays take more room than it may have. */
    public static final TrapCode HEAP_EXHAUSTED = new TrapCode("heap-exhausted", "heap exhausted");

    public static final TrapCode UNALIGNED_ATOMIC = new TrapCode("unaligned-atomic", "unaligned atomic");
    /** {@code memory.atomic.wait} in a memory that is not shared: nobody could wake up who waits. */
    public static final TrapCode EXPECTED_SHARED_MEMORY =
            new TrapCode("expected-shared-memory", "expected shared memory");

    public static final TrapCode MISSING_IMPORT = new TrapCode("missing-import", "missing import called");
    public static final TrapCode DEADLINE_EXCEEDED = new TrapCode("deadline-exceeded", "deadline exceeded");
    public static final TrapCode OUT_OF_FUEL = new TrapCode("out-of-fuel", "all fuel consumed");
    /** A function is of a form that this engine cannot compile; nothing that compilers make. */
    public static final TrapCode IMPLEMENTATION_LIMIT =
            new TrapCode("implementation-limit", "implementation limit exceeded");

    public static final TrapCode CANCELLED = new TrapCode("cancelled", "cancelled");

    @Override
    public String toString() {
        return id;
    }
}
