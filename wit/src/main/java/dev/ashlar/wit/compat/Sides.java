package dev.ashlar.wit.compat;

import dev.ashlar.wit.Incompatibility;
import dev.ashlar.wit.Incompatibility.Kind;
import dev.ashlar.wit.WitResolution;
import java.util.List;
import java.util.Optional;

/**
 * The two sides of a comparison: somebody requires, somebody provides.
 *
 * <p>What is exported is required by those who used what was there before, and provided by what comes after. With
 * imports it is the other way round: what comes after requires, and what there was before provides. Reports always tell
 * of before and after.
 *
 * @param exported whether what comes after is the one that provides
 */
record Sides(WitResolution required, WitResolution provided, boolean exported, List<Incompatibility> found) {
    /** The same with the roles swapped. */
    Sides swapped() {
        return new Sides(provided, required, !exported, found);
    }

    /** What is required is not there. */
    void lacking(String path, String required, String why) {
        found.add(
                exported
                        ? new Incompatibility(
                                Kind.MISSING, path, Optional.of(required), Optional.empty(), Optional.empty())
                        : new Incompatibility(
                                Kind.ADDED, path, Optional.empty(), Optional.of(required), Optional.of(why)));
    }

    /** A part is there on one side only. */
    void onlyRequired(String path, Optional<String> part) {
        report(exported ? Kind.MISSING : Kind.ADDED, path, part, Optional.empty());
    }

    /** A part is there on one side only. */
    void onlyProvided(String path, Optional<String> part) {
        report(exported ? Kind.ADDED : Kind.MISSING, path, Optional.empty(), part);
    }

    void changed(String path, String required, String provided) {
        report(Kind.CHANGED, path, Optional.of(required), Optional.of(provided));
    }

    private void report(Kind kind, String path, Optional<String> required, Optional<String> provided) {
        var before = exported ? required : provided;
        var after = exported ? provided : required;
        var report = new Incompatibility(kind, path, before, after, Optional.empty());
        if (found.isEmpty() || !found.getLast().equals(report)) {
            found.add(report);
        }
    }
}
