package dev.ashlar.daemon.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which revisions of an application answer.
 *
 * @param requests weights by revision; empty for nobody
 * @param links the same for calls of one component to another
 */
public record StoredTraffic(SortedMap<Integer, Integer> requests, Map<Link, SortedMap<Integer, Integer>> links) {
    public static final StoredTraffic NONE = new StoredTraffic(new TreeMap<>(), Map.of());

    /** From a component to one that it is linked to. */
    public record Link(String caller, String callee) {}

    public StoredTraffic {
        requests = new TreeMap<>(requests);
        var copies = new LinkedHashMap<Link, SortedMap<Integer, Integer>>();
        links.forEach((link, weights) -> copies.put(link, new TreeMap<>(weights)));
        links = copies;
    }

    /** One revision answers all. */
    public static StoredTraffic all(int revision) {
        return new StoredTraffic(new TreeMap<>(Map.of(revision, 1)), Map.of());
    }

    /** The same where calls go where their callers are. */
    public StoredTraffic withoutLinks() {
        return new StoredTraffic(requests, Map.of());
    }

    /** All that answer something. */
    public Set<Integer> revisions() {
        var all = new TreeSet<>(requests.keySet());
        links.values().forEach(weights -> all.addAll(weights.keySet()));
        return all;
    }

    /** The one that answers the most; the oldest of them. 0 for none. */
    public int heaviest() {
        int found = 0;
        int most = 0;
        for (var entry : requests.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                found = entry.getKey();
            }
        }
        return found;
    }
}
