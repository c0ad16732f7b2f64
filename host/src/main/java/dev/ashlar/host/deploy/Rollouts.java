package dev.ashlar.host.deploy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which revisions are new. Another one may begin to serve while one is new still, so each goes back to what served before itself.
 *
 * @param open the oldest first
 */
record Rollouts(List<Rollout> open) {
    static final Rollouts NONE = new Rollouts(List.of());

    Rollouts {
        open = List.copyOf(open);
    }

    /**
     * Those of an earlier process.
     *
     * @param before finds the routes that requests would go back to
     */
    static Rollouts of(List<Trial> trials, Function<Traffic, Routes> before) {
        return new Rollouts(trials.stream()
                .map(trial -> Rollout.of(trial, before.apply(trial.before())))
                .toList());
    }

    List<Trial> trials() {
        return open.stream().flatMap(rollout -> rollout.trial().stream()).toList();
    }

    /** What becomes of them when requests are led elsewhere. */
    Rollouts next(Routes before, Traffic after) {
        var serving = after.revisions();
        var next = new ArrayList<>(
                open.stream().filter(rollout -> rollout.goesOn(serving)).toList());
        var added = new HashSet<>(serving);
        added.removeAll(before.traffic().revisions());
        for (Rollout rollout : next) {
            added.removeAll(rollout.candidates());
            added.removeAll(rollout.before().traffic().revisions());
        }
        if (!added.isEmpty() && !before.traffic().revisions().isEmpty()) {
            next.add(Rollout.of(added, before));
        }
        return new Rollouts(next);
    }

    /** What is left of them when requests go back to where they went before one of them. */
    Rollouts without(Rollout undone, Routes back) {
        var serving = back.traffic().revisions();
        return new Rollouts(open.stream()
                .filter(rollout -> !rollout.equals(undone) && rollout.goesOn(serving))
                .toList());
    }

    /** The one in which a revision is new. */
    Optional<Rollout> of(Revision revision) {
        return open.stream()
                .filter(rollout -> rollout.candidates().contains(revision.number()))
                .findFirst();
    }

    /** The same if the revision is worse than what served before. */
    Optional<Rollout> condemned(Revision revision, Optional<RollbackPolicy> policy) {
        return policy.isEmpty()
                ? Optional.empty()
                : of(revision)
                        .filter(rollout -> policy.get()
                                .condemns(
                                        revision.recent().rate(),
                                        rollout.measure(policy.get().minimum())));
    }

    /** Of the revisions that answered a request together, the one for which it counts: the newest that is new, or else the newest. */
    Revision accountable(List<Revision> takingPart) {
        if (!open.isEmpty()) {
            for (Revision revision : takingPart.reversed()) {
                if (of(revision).isPresent()) {
                    return revision;
                }
            }
        }
        return takingPart.getLast();
    }

    /** Those that going back would need at once; further back, calls of links go where their callers are. */
    Collection<Revision> mixtures() {
        return open.isEmpty() ? List.of() : open.getLast().before().mixtures().values();
    }
}
