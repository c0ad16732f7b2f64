package dev.ashlar.host.deploy;

import dev.ashlar.http.RequestListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * {@link Traffic} with the revisions themselves; what one request sees. Immutable.
 *
 * @param mixtures those that requests may meet
 */
record Routes(Traffic traffic, Map<Integer, Revision> revisions, Map<Mixture, Revision> mixtures) {
    static final Routes NONE = new Routes(Traffic.NONE, Map.of(), Map.of());

    Routes {
        revisions = Map.copyOf(revisions);
        mixtures = Map.copyOf(mixtures);
    }

    /**
     * What answers a request.
     *
     * @param answering runs it
     * @param takingPart revisions of which components answer it; the newest is the last one
     */
    record Choice(Revision answering, List<Revision> takingPart) {
        static Choice plain(Revision revision) {
            return new Choice(revision, List.of(revision));
        }

        /** Who hears of a request that it answers, or would. */
        RequestListener listener(RevisionListeners all, String application) {
            int base = answering.number();
            if (takingPart.size() == 1) {
                return all.of(base).requests(application);
            }
            var revisions = takingPart.stream().map(Revision::number).collect(Collectors.toCollection(TreeSet::new));
            return all.requests(application, base, revisions);
        }

        /** Such as "revision 1", or "revision 1 with components of 2". */
        String text() {
            var others = takingPart.stream()
                    .map(Revision::number)
                    .filter(number -> number != answering.number())
                    .map(String::valueOf)
                    .collect(Collectors.joining(", "));
            return "revision " + answering.number() + (others.isEmpty() ? "" : " with components of " + others);
        }
    }

    /**
     * @param mixtures those that there are; of them, those are taken that requests may meet
     * @throws NoSuchRevisionException when one of the revisions is not there
     */
    static Routes of(Traffic traffic, Map<Integer, Revision> known, Map<Mixture, Revision> mixtures) {
        var revisions = new HashMap<Integer, Revision>();
        for (int number : traffic.revisions()) {
            Revision revision = known.get(number);
            if (revision == null || revision.isRetired()) {
                throw new NoSuchRevisionException(number, known.keySet());
            }
            revisions.put(number, revision);
        }
        var needed = new HashMap<>(mixtures);
        needed.keySet().retainAll(Mixture.all(traffic));
        return new Routes(traffic, revisions, needed);
    }

    /**
     * What is left of them now that some revisions may have been given up; empty where nobody answers requests any more. Calls are led as
     * before only if all is there yet that this takes.
     */
    Optional<Routes> standing() {
        var left = new HashMap<>(revisions);
        left.values().removeIf(Revision::isRetired);
        return traffic.among(left.keySet()).map(rest -> {
            var ready = new HashMap<>(mixtures);
            ready.values().removeIf(Revision::isRetired);
            Set<Mixture> needed = Mixture.all(rest);
            ready.keySet().retainAll(needed);
            return ready.keySet().equals(needed) ? of(rest, left, ready) : of(rest.withoutLinks(), left, Map.of());
        });
    }

    Optional<Choice> choose(RandomGenerator random) {
        return traffic.requests().map(weights -> choose(weights.pick(random), random));
    }

    private Choice choose(int number, RandomGenerator random) {
        if (mixtures.isEmpty()) {
            return plain(number);
        }
        var led = new TreeMap<LinkPath, Integer>();
        traffic.links().forEach((path, weights) -> led.put(path, weights.pick(random)));
        var mixture = new Mixture(number, led);
        return mixture.isPlain()
                ? plain(number)
                : new Choice(
                        Objects.requireNonNull(mixtures.get(mixture)),
                        mixture.revisions().stream().map(this::revision).toList());
    }

    private Choice plain(int number) {
        return Choice.plain(revision(number));
    }

    private Revision revision(int number) {
        return Objects.requireNonNull(revisions.get(number));
    }

    Optional<Revision> main() {
        return traffic.main().map(revisions::get);
    }
}
