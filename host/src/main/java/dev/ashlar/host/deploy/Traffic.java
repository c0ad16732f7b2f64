package dev.ashlar.host.deploy;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which revisions answer.
 *
 * @param requests who answers requests; empty for nobody. The heaviest revision runs the schedules and handles the messages, too
 * @param links who answers calls of one component to another, where that is not up to the revision of the caller: of requests only, not of
 *     schedules and messages
 */
public record Traffic(Optional<Weights> requests, SortedMap<LinkPath, Weights> links) {
    /** Nobody answers. */
    public static final Traffic NONE = new Traffic(Optional.empty());

    /** @throws IllegalArgumentException when calls are to be led, and no requests */
    public Traffic {
        if (requests.isEmpty() && !links.isEmpty()) {
            throw new IllegalArgumentException("where no revision answers requests, there are no calls to lead");
        }
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
    }

    public Traffic(Optional<Weights> requests) {
        this(requests, new TreeMap<>());
    }

    /** One revision answers all. */
    public static Traffic all(int revision) {
        return new Traffic(Optional.of(Weights.all(revision)));
    }

    /** @throws IllegalArgumentException as in {@link Weights} */
    public static Traffic weights(Map<Integer, Integer> byRevision) {
        return new Traffic(Optional.of(Weights.of(byRevision)));
    }

    /**
     * The same where calls of component {@code from} to component {@code to} are answered by the one of these revisions, chosen for each
     * request, whichever revision {@code from} is of. It brings along what it is linked to itself, as far as no other link says otherwise.
     */
    public Traffic withLink(String from, String to, Map<Integer, Integer> byRevision) {
        var more = new TreeMap<>(links);
        more.put(new LinkPath(from, to), Weights.of(byRevision));
        return new Traffic(requests, more);
    }

    Traffic withoutLinks() {
        return new Traffic(requests);
    }

    /** What of it is about these revisions; empty where none of them answers requests. */
    Optional<Traffic> among(Set<Integer> revisions) {
        return requests.flatMap(weights -> weights.among(revisions)).map(weights -> {
            var rest = new TreeMap<LinkPath, Weights>();
            links.forEach((path, choices) -> choices.among(revisions).ifPresent(some -> rest.put(path, some)));
            return new Traffic(Optional.of(weights), rest);
        });
    }

    /** All that answer anything. */
    public Set<Integer> revisions() {
        var all = new TreeSet<Integer>();
        requests.ifPresent(weights -> all.addAll(weights.revisions()));
        links.values().forEach(weights -> all.addAll(weights.revisions()));
        return all;
    }

    /** Who runs the schedules and handles the messages. */
    public Optional<Integer> main() {
        return requests.map(Weights::heaviest);
    }
}
