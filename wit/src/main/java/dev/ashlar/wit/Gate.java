package dev.ashlar.wit;

import java.util.Optional;

/**
 * The feature gates of an item. An item has {@code since} or {@code unstable} or neither, and {@code deprecated} only
 * beside one of them.
 *
 * @param since the version of the package that it became part of
 * @param unstable the feature that has to be asked for
 * @param deprecated the version of the package from which on it should no longer be used
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/WIT.md#feature-gates">WIT: feature
 *     gates</a>
 */
public record Gate(Optional<SemanticVersion> since, Optional<String> unstable, Optional<SemanticVersion> deprecated) {
    /** No gate at all. */
    public static final Gate OPEN = new Gate(Optional.empty(), Optional.empty(), Optional.empty());
}
