package dev.ashlar.component.binary;

import java.util.Locale;

/**
 * The built-in functions of the asynchronous ABI.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md#canonical-built-ins">
 *     Component Model: canonical built-ins</a>
 */
public enum Builtin {
    BACKPRESSURE_INC,
    BACKPRESSURE_DEC,
    TASK_RETURN,
    TASK_CANCEL,
    CONTEXT_GET,
    CONTEXT_SET,
    SUBTASK_CANCEL,
    SUBTASK_DROP,
    STREAM_NEW,
    STREAM_READ,
    STREAM_WRITE,
    STREAM_CANCEL_READ,
    STREAM_CANCEL_WRITE,
    STREAM_DROP_READABLE,
    STREAM_DROP_WRITABLE,
    FUTURE_NEW,
    FUTURE_READ,
    FUTURE_WRITE,
    FUTURE_CANCEL_READ,
    FUTURE_CANCEL_WRITE,
    FUTURE_DROP_READABLE,
    FUTURE_DROP_WRITABLE,
    ERROR_CONTEXT_NEW,
    ERROR_CONTEXT_DEBUG_MESSAGE,
    ERROR_CONTEXT_DROP,
    WAITABLE_SET_NEW,
    WAITABLE_SET_WAIT,
    WAITABLE_SET_POLL,
    WAITABLE_SET_DROP,
    WAITABLE_JOIN,
    THREAD_YIELD,
    THREAD_INDEX,
    THREAD_NEW_INDIRECT,
    THREAD_RESUME_LATER,
    THREAD_SUSPEND,
    THREAD_SUSPEND_THEN_RESUME,
    THREAD_YIELD_THEN_RESUME,
    THREAD_SUSPEND_THEN_PROMOTE,
    THREAD_YIELD_THEN_PROMOTE,
    THREAD_SPAWN_REF,
    THREAD_SPAWN_INDIRECT,
    THREAD_AVAILABLE_PARALLELISM;

    /** The name in the text format, such as {@code waitable-set.wait}. */
    @Override
    public String toString() {
        String name = name().toLowerCase(Locale.ROOT);
        int prefix = name.startsWith("waitable_set") ? 12 : name.startsWith("error_context") ? 13 : name.indexOf('_');
        return name.substring(0, prefix).replace('_', '-') + "."
                + name.substring(prefix + 1).replace('_', '-');
    }
}
