package dev.ashlar.component.abi;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;

/** What stops a call between components, whoever finds it: an adapter, a built-in, or the host. */
public enum CanonicalTrap {
    CANNOT_LEAVE(ComponentTraps.CANNOT_LEAVE, ""),
    CANNOT_ENTER(ComponentTraps.CANNOT_ENTER, ""),
    /** Of what is read: parameters, results, strings, lists. */
    UNALIGNED_POINTER(ComponentTraps.INVALID_POINTER, "unaligned pointer"),
    POINTER_OUT_OF_BOUNDS(ComponentTraps.INVALID_POINTER, "pointer out of bounds of memory"),
    STRING_OUT_OF_BOUNDS(
            ComponentTraps.INVALID_POINTER,
            "string content out-of-bounds (string pointer/length out of bounds of memory)"),
    LIST_OUT_OF_BOUNDS(
            ComponentTraps.INVALID_POINTER, "list content out-of-bounds (list pointer/length out of bounds of memory)"),
    STRING_TOO_LONG(ComponentTraps.INVALID_POINTER, "string content out-of-bounds (more than 268435455 bytes)"),
    LIST_TOO_LONG(ComponentTraps.INVALID_POINTER, "list content out-of-bounds (more than 268435455 bytes)"),
    REALLOC_UNALIGNED(ComponentTraps.INVALID_POINTER, "realloc return: result not aligned (unaligned pointer)"),
    REALLOC_OUT_OF_BOUNDS(ComponentTraps.INVALID_POINTER, "realloc return: beyond end of memory"),
    INVALID_CHAR(ComponentTraps.INVALID_VALUE, "invalid `char` bit pattern"),
    INVALID_DISCRIMINANT(ComponentTraps.INVALID_VALUE, "invalid variant discriminant"),
    INVALID_UTF8(ComponentTraps.INVALID_VALUE, "invalid utf-8"),
    INCOMPLETE_UTF8(ComponentTraps.INVALID_VALUE, "incomplete utf-8 byte sequence"),
    INVALID_UTF16(ComponentTraps.INVALID_VALUE, "invalid utf-16: unpaired surrogate"),
    UNCAUGHT_EXCEPTION(ComponentTraps.ABI_VIOLATION, "an exception of core WebAssembly leaves a component");

    private final TrapCode code;
    private final String detail;

    CanonicalTrap(TrapCode code, String detail) {
        this.code = code;
        this.detail = detail;
    }

    public TrapCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    /** Made where it is thrown. */
    public Trap trap() {
        return new Trap(code, detail);
    }
}
