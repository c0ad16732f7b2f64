package dev.ashlar.component.abi;

/** On which side of a call a core function is, and in which ABI. */
public enum Convention {
    /** A core function that is lifted: the callee. */
    LIFT,
    /** A core function made by lowering: what the caller imports. */
    LOWER,
    /** Lifted by the asynchronous ABI: it suspends on its own stack. */
    LIFT_ASYNC,
    /** Lifted by the asynchronous ABI: it returns what to wait for. */
    LIFT_ASYNC_CALLBACK,
    /** Lowered by the asynchronous ABI. */
    LOWER_ASYNC
}
