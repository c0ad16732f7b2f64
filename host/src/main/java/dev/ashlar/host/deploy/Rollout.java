package dev.ashlar.host.deploy;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Revisions that began to serve at the same time, and what they are measured by: those that served before, as long as they get requests,
 * too; otherwise what these had when they last did.
 *
 * @param candidates that are new
 * @param before who served until then
 * @param baseline what went wrong there in their last window
 */
record Rollout(Set<Integer> candidates, Routes before, ErrorRate baseline) {
    static Rollout of(Set<Integer> candidates, Routes before) {
        return new Rollout(Set.copyOf(candidates), before, sum(before));
    }

    private static ErrorRate sum(Routes routes) {
        return routes.revisions().values().stream()
                .map(revision -> revision.recent().rate())
                .reduce(
                        ErrorRate.NONE,
                        (one, two) -> new ErrorRate(one.requests() + two.requests(), one.errors() + two.errors()));
    }

    /** One of an earlier process. */
    static Rollout of(Trial trial, Routes before) {
        return new Rollout(Set.copyOf(trial.candidates()), before, trial.baseline());
    }

    /** What another process needs to go on with it; empty where there is nothing left to go back to. */
    Optional<Trial> trial() {
        return before.standing().map(routes -> new Trial(new TreeSet<>(candidates), routes.traffic(), baseline));
    }

    /** What a candidate is measured by now. */
    ErrorRate measure(int minimum) {
        ErrorRate now = sum(before);
        return now.requests() >= minimum ? now : baseline;
    }

    /** Whether it goes on when these serve. */
    boolean goesOn(Set<Integer> serving) {
        return candidates.stream().anyMatch(serving::contains);
    }
}
