package dev.ashlar.host.deploy;

import java.util.Optional;
import java.util.Set;

/**
 * Something that a component of a new revision does not offer as the one that serves does.
 *
 * @param component that changed
 * @param user who relies on it: another component, or a kind of trigger
 * @param interfaceName its export
 * @param functions of the interface that are concerned: one whose own type changed, or all that a changed type occurs in; empty where it
 *     is the interface as a whole
 * @param path where in the interface, as in {@code problem.fields[1].text}
 * @param before what serves; empty where that is nothing
 * @param after what would; empty where that is nothing
 */
public record Mismatch(
        String component,
        String user,
        String interfaceName,
        Set<String> functions,
        String path,
        Optional<String> before,
        Optional<String> after) {
    public Mismatch {
        functions = Set.copyOf(functions);
    }

    @Override
    public String toString() {
        String concerned = functions.isEmpty() || functions.contains(path.split("\\.")[0])
                ? ""
                : " (of " + String.join(", ", functions.stream().sorted().toList()) + ")";
        return "%s%s: %s → %s".formatted(path, concerned, before.orElse("nothing"), after.orElse("nothing"));
    }
}
