package dev.ashlar.component;

import dev.ashlar.engine.TrapCode;

/**
 * Reasons to stop a component, beyond those of core WebAssembly.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md">Canonical ABI</a>
 */
public final class ComponentTraps {
    /** A call into an instance that is in a call already, or has trapped. */
    public static final TrapCode CANNOT_ENTER =
            new TrapCode("cannot-enter-component-instance", "cannot enter component instance");

    /** A call out of an instance from its {@code realloc} or {@code post-return} function. */
    public static final TrapCode CANNOT_LEAVE =
            new TrapCode("cannot-leave-component-instance", "cannot leave component instance");

    /** A handle that does not exist, is of another kind or type, or is lent. */
    public static final TrapCode INVALID_HANDLE = new TrapCode("invalid-handle", "invalid handle");

    /** Borrowed handles that a call did not drop before it returned. */
    public static final TrapCode BORROWS_LEFT =
            new TrapCode("borrows-left", "borrow handles still remain at the end of the call");

    /** A value that does not follow the canonical ABI: an invalid character, discriminant or string. */
    public static final TrapCode INVALID_VALUE = new TrapCode("invalid-value", "invalid value");

    /** A pointer that is not aligned, out of bounds, or to too much. */
    public static final TrapCode INVALID_POINTER = new TrapCode("invalid-pointer", "invalid pointer");

    /** More handles than an instance may have. */
    public static final TrapCode TOO_MANY_HANDLES = new TrapCode("too-many-handles", "too many handles");

    /** An exception of core WebAssembly that left the component. */
    public static final TrapCode UNCAUGHT_EXCEPTION =
            new TrapCode("uncaught-exception", "an exception left the component");

    /** A call that would fill the host's heap with what a component passes to it. */
    public static final TrapCode HOST_BUDGET = new TrapCode("host-budget", "too much data passed to the host");

    /** What the canonical ABI does not allow for another reason. */
    public static final TrapCode ABI_VIOLATION = new TrapCode("canonical-abi", "canonical ABI violated");

    private ComponentTraps() {}
}
