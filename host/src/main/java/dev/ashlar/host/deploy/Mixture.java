package dev.ashlar.host.deploy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A revision some of whose links lead to components of other revisions.
 *
 * @param base the revision
 * @param led links that are led, and the revision that each leads to, which may be {@code base}
 */
record Mixture(int base, SortedMap<LinkPath, Integer> led) {
    /** Of one traffic. Each is an application of its own, linked and compiled. */
    static final int MOST = 16;

    Mixture {
        led = Collections.unmodifiableSortedMap(new TreeMap<>(led));
    }

    /**
     * All that requests may meet.
     *
     * @throws UnroutableLinkException when these are too many
     */
    static Set<Mixture> all(Traffic traffic) {
        var all = new HashSet<Mixture>();
        for (int base : traffic.requests().map(Weights::revisions).orElse(Set.of())) {
            all.addAll(of(base, traffic));
            require(all.size());
        }
        return all;
    }

    private static List<Mixture> of(int base, Traffic traffic) {
        List<Mixture> mixtures = List.of(new Mixture(base, new TreeMap<>()));
        for (var link : traffic.links().entrySet()) {
            var choices = link.getValue().revisions();
            require(mixtures.size() * choices.size() - 1);
            var more = new ArrayList<Mixture>();
            for (Mixture mixture : mixtures) {
                choices.forEach(revision -> more.add(mixture.with(link.getKey(), revision)));
            }
            mixtures = more;
        }
        return mixtures.stream().filter(mixture -> !mixture.isPlain()).toList();
    }

    private static void require(int count) {
        if (count > MOST) {
            throw new UnroutableLinkException(
                    "the weights of links and revisions make more than %d combinations; lead fewer links at a time"
                            .formatted(MOST));
        }
    }

    Mixture with(LinkPath path, int revision) {
        var more = new TreeMap<>(led);
        more.put(path, revision);
        return new Mixture(base, more);
    }

    /** Whether all of it is of one revision. */
    boolean isPlain() {
        return led.values().stream().allMatch(revision -> revision == base);
    }

    /** Such as "calls of front to back led to revision 2". */
    String text() {
        return led.entrySet().stream()
                .filter(entry -> entry.getValue() != base)
                .map(entry -> "calls of %s to %s led to revision %d"
                        .formatted(entry.getKey().from(), entry.getKey().to(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Those that take part. */
    SortedSet<Integer> revisions() {
        var all = new TreeSet<>(led.values());
        all.add(base);
        return all;
    }
}
