package dev.ashlar.host.deploy;

import dev.ashlar.host.run.ApplicationBase;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostListener;
import dev.ashlar.host.run.RunningApplication;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.Predicate;

/** What answers requests as {@link Mixture}s say: makes it ready, keeps it, and gives it up. */
final class Mixtures {
    private final Host host;
    private final ApplicationBase base;
    private final DeployOptions options;
    private final Function<Revision, Waking> waker;
    /** Guarded by this, as are the following. */
    private final Map<Mixture, Revision> known = new HashMap<>();
    /** Those that somebody is about to lead requests to. */
    private Set<Mixture> wanted = Set.of();

    private final List<Ending> ending = new ArrayList<>();

    /** One that ends what it has begun. */
    private record Ending(Mixture mixture, FutureTask<Integer> cutOff) {}

    /** @param waker has requests wait for one that is made ready */
    Mixtures(Host host, ApplicationBase base, DeployOptions options, Function<Revision, Waking> waker) {
        this.host = host;
        this.base = base;
        this.options = options;
        this.waker = waker;
    }

    /** Revisions for some mixtures; {@code fresh} are those of them that were not there. */
    private record Wanted(Map<Mixture, Revision> all, Map<Mixture, Revision> fresh) {}

    /**
     * Those that are there, and the others asleep. None of them is given up before {@link #release}.
     *
     * @param sources of all revisions that take part, by number
     */
    Map<Mixture, Revision> asleep(Set<Mixture> mixtures, Map<Integer, RevisionSource> sources) {
        return want(mixtures, sources).all();
    }

    /**
     * The same, with all made ready that were not there.
     *
     * @throws UnhealthyRevisionException when one does not answer its health route as it should
     */
    Map<Mixture, Revision> ready(Set<Mixture> mixtures, Map<Integer, RevisionSource> sources, WarmUp warmUp) {
        var found = want(mixtures, sources);
        found.fresh().forEach((mixture, mixed) -> makeReady(mixture, mixed, warmUp));
        return found.all();
    }

    private synchronized Wanted want(Set<Mixture> mixtures, Map<Integer, RevisionSource> sources) {
        wanted = Set.copyOf(mixtures);
        var all = new HashMap<Mixture, Revision>();
        var fresh = new HashMap<Mixture, Revision>();
        for (Mixture mixture : mixtures) {
            Revision mixed = known.get(mixture);
            if (mixed == null) {
                mixed = revision(mixture, sources);
                known.put(mixture, mixed);
                fresh.put(mixture, mixed);
            }
            all.put(mixture, mixed);
        }
        return new Wanted(all, fresh);
    }

    private Revision revision(Mixture mixture, Map<Integer, RevisionSource> sources) {
        RevisionSource source = Objects.requireNonNull(sources.get(mixture.base()));
        return new Revision(
                mixture.base(), source, Preparation.window(options), (_, from) -> start(mixture, from, sources), waker);
    }

    private RunningApplication start(Mixture mixture, RevisionSource from, Map<Integer, RevisionSource> sources) {
        var mixed = MixedApplication.of(mixture, sources);
        var listener = options.hosts()
                .<HostListener>map(hosts -> new MixedListener(mixture, hosts))
                .orElseGet(host::listener);
        return host.start(base, mixed.application(), from.variables(), listener, mixed.redirects());
    }

    private void makeReady(Mixture mixture, Revision mixed, WarmUp warmUp) {
        boolean ignored = Background.call("mixing revisions of " + base.name(), () -> {
            mixed.wake().ifPresent(running -> {
                running.compile();
                try {
                    warmUp.run(running);
                } catch (UnhealthyRevisionException e) {
                    throw e.together("with " + mixture.text());
                }
            });
            return true;
        });
    }

    /** Those that are not given up. */
    synchronized Map<Mixture, Revision> all() {
        return Map.copyOf(known);
    }

    /** What runs of those for which a revision is accountable as the newest. */
    List<RunningApplication> liveOf(int newest) {
        return all().entrySet().stream()
                .filter(entry -> entry.getKey().revisions().last() == newest)
                .flatMap(entry -> entry.getValue().live().stream())
                .toList();
    }

    /** Nobody wants any of them any more, other than who has them. */
    synchronized void release() {
        wanted = Set.of();
    }

    /** Gives up those that nobody wants, and that are none of these. */
    synchronized void retain(Collection<Revision> held) {
        giveUp(mixture -> !wanted.contains(mixture) && !held.contains(known.get(mixture)));
    }

    /** Gives up those in which a revision takes part. */
    synchronized void giveUp(int revision) {
        var rest = new HashSet<>(wanted);
        rest.removeIf(mixture -> mixture.revisions().contains(revision));
        wanted = rest;
        giveUp(mixture -> mixture.revisions().contains(revision));
    }

    private void giveUp(Predicate<Mixture> which) {
        ending.removeIf(one -> one.cutOff().isDone());
        for (Mixture mixture : List.copyOf(known.keySet())) {
            if (which.test(mixture)) {
                Revision mixed = Objects.requireNonNull(known.remove(mixture));
                mixed.retire();
                var end = new FutureTask<>(() -> mixed.end(options.patience()));
                ending.add(new Ending(mixture, end));
                var ignored = Thread.ofPlatform()
                        .name("ending a mixture of " + base.name())
                        .start(end);
            }
        }
    }

    /**
     * Waits for those that were given up and in which a revision takes part.
     *
     * @return how many invocations had not ended within the time granted
     */
    int awaitEnd(int revision) {
        return awaitEnd(mixture -> mixture.revisions().contains(revision));
    }

    private int awaitEnd(Predicate<Mixture> which) {
        List<Ending> waited;
        synchronized (this) {
            waited = ending.stream().filter(one -> which.test(one.mixture())).toList();
        }
        int left = 0;
        for (Ending one : waited) {
            try {
                left += one.cutOff().get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a mixture of " + base.name() + " does not end", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return left;
            }
        }
        return left;
    }

    synchronized void giveUpAll() {
        wanted = Set.of();
        giveUp(mixture -> true);
    }

    /** The same for all. */
    void awaitEnd() {
        int ignored = awaitEnd(mixture -> true);
    }
}
