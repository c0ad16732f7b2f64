package dev.ashlar.component.abi;

/**
 * Bits of the mutable {@code i32} global that each component instance has. Both are set in an instance that is not being
 * called; after a trap they stay as they were, so that nobody enters any more.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#component-instance-state">
 *     Canonical ABI: component instance state</a>
 */
public final class InstanceFlags {
    /** Clear while the instance's {@code realloc} or {@code post-return} runs. */
    public static final int MAY_LEAVE = 1;

    /** Clear while the instance is in a call. */
    public static final int MAY_ENTER = 2;

    /** Of an instance that has just been made. */
    public static final int INITIAL = MAY_LEAVE | MAY_ENTER;

    private InstanceFlags() {}
}
