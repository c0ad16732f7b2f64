package dev.ashlar.wit;

import java.util.Optional;

/**
 * One reason why an interface or world cannot take the place of another.
 *
 * @param path where, as in {@code types.request.fields[2].value}; a name in full where it is of another package
 * @param before what there is now; empty where that is nothing
 * @param after what would be there; empty where that is nothing
 * @param reason a sentence more, where what changed does not speak for itself
 */
public record Incompatibility(
        Kind kind, String path, Optional<String> before, Optional<String> after, Optional<String> reason) {
    /** What is wrong. */
    public enum Kind {
        /** Something that is relied on would be gone. */
        MISSING,
        /** Something would be needed that nobody provides, or there would be more than is expected. */
        ADDED,
        /** Something would be of another type. */
        CHANGED,
        /** The version says that it is not compatible. */
        VERSION
    }

    /** As people read it: the path, what becomes of what, and why that matters. */
    @Override
    public String toString() {
        var text = switch (kind) {
            case MISSING -> "missing" + before.map(was -> ", was " + was).orElse("");
            case ADDED -> "added" + after.map(is -> ", " + is).orElse("");
            case CHANGED, VERSION -> before.orElse("nothing") + " → " + after.orElse("nothing");
        };
        return path + ": " + text + reason.map(why -> " (" + why + ")").orElse("");
    }
}
