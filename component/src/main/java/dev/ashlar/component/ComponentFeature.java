package dev.ashlar.component;

import java.util.Locale;

/**
 * Parts of the Component Model that not every host has.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/Explainer.md#gated-features">
 *     Component Model: gated features</a>
 */
public enum ComponentFeature {
    /** Functions, streams and futures of 0.3, with their built-ins. */
    ASYNC,
    MORE_ASYNC_BUILTINS,
    /** Async functions lifted without a callback. */
    ASYNC_STACKFUL,
    THREADS,
    ERROR_CONTEXT,
    MAP,
    FIXED_LENGTH_LISTS,
    /** Names with attributes. */
    IMPLEMENTS,
    /** The canonical options {@code core-type} and {@code gc}. */
    GC,
    /** Imports, exports and definitions of values, and start functions. */
    VALUES;

    /** The name that tools use, such as {@code fixed-length-lists}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
