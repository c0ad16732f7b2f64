package dev.ashlar.host.deploy;

import dev.ashlar.host.run.ApplicationBase;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.http.HttpHandler;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestListener;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application that lives from revision to revision. A revision is made ready beside the one that serves, then requests are led to
 * it; what is under way ends on what it began with. What an application keeps while that happens is its {@link ApplicationBase}.
 *
 * {@snippet :
 * try (var photos = DeployedApplication.open(host, "photos", DeployOptions.DEFAULT)) {
 *     photos.prepare(1, first, PrepareOptions.DEFAULT);
 *     photos.route(Traffic.all(1));
 *     photos.prepare(2, second, PrepareOptions.DEFAULT); // requests go to the first
 *     photos.route(Traffic.all(2)); // and now to the second
 *     photos.retire(1);
 * }
 * }
 *
 * <p>Thread-safe. Numbers of revisions, and what is kept of them when the process ends, are up to the caller.
 */
public final class DeployedApplication implements HttpHandler, AutoCloseable {
    private final Host host;
    private final ApplicationBase base;
    private final DeployOptions options;
    private final Preparation preparation;
    private final Mixtures mixtures;
    /** Guarded by this, as whatever changes the routes. */
    private final NavigableMap<Integer, Revision> revisions = new TreeMap<>();

    private final List<Thread> retiring = new ArrayList<>();
    private volatile Routes routes = Routes.NONE;
    private volatile Rollouts rollouts = Rollouts.NONE;
    private volatile boolean closed;
    /** One at a time changes the routes, which may take a while. */
    private final Object routing = new Object();

    private DeployedApplication(Host host, ApplicationBase base, DeployOptions options) {
        this.host = host;
        this.base = base;
        this.options = options;
        this.preparation = new Preparation(host, base, options);
        this.mixtures = new Mixtures(host, base, options, this::waking);
    }

    /** One without revisions. */
    public static DeployedApplication open(Host host, String name, DeployOptions options) {
        return new DeployedApplication(host, host.newBase(name), options);
    }

    public String name() {
        return base.name();
    }

    /** What all its revisions have in common, meters over all of them among it. */
    public ApplicationBase base() {
        return base;
    }

    /**
     * A revision that is asleep: nothing of it is read before a request for it comes.
     *
     * @throws RevisionExistsException when there is one of that number
     */
    public void register(int number, RevisionSource source) {
        add(preparation.revision(number, source, this::waking));
    }

    private Waking waking(Revision revision) {
        return new Waking(() -> wake(revision), host.wakers());
    }

    private synchronized void add(Revision revision) {
        requireOpen();
        if (revisions.putIfAbsent(revision.number(), revision) != null) {
            throw new RevisionExistsException(revision.number());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the application \"%s\" is closed".formatted(name()));
        }
    }

    /**
     * Reads, compiles and links a revision. It serves nothing yet.
     *
     * @throws RevisionExistsException when there is one of that number
     * @throws dev.ashlar.host.manifest.ManifestException when it cannot run; nothing is left of it then
     * @throws UnhealthyRevisionException when its health route does not answer as it should
     * @throws IncompatibleRevisionException when a component cannot take the place of the one that serves
     */
    public RevisionStatus prepare(int number, RevisionSource source, PrepareOptions prepare) {
        var revision = preparation.revision(number, source, this::waking);
        add(revision);
        try {
            return Background.call("preparing revision %d of %s".formatted(number, name()), () -> {
                preparation.run(revision, routes.main().flatMap(Revision::live), prepare);
                return revision.status(0, List.of());
            });
        } catch (RuntimeException | Error e) {
            forget(revision);
            throw e;
        }
    }

    private void forget(Revision revision) {
        revision.retire();
        synchronized (this) {
            revisions.remove(revision.number(), revision);
        }
        int ignored = revision.end(Duration.ZERO);
    }

    /**
     * Makes a revision ready that is asleep.
     *
     * @throws NoSuchRevisionException when there is none of that number
     * @throws dev.ashlar.host.manifest.ManifestException when it cannot run; it stays asleep then
     */
    public RevisionStatus wake(int number) {
        Revision revision = revision(number);
        wake(revision);
        return status(revision);
    }

    private synchronized Revision revision(int number) {
        Revision revision = revisions.get(number);
        if (revision == null) {
            throw new NoSuchRevisionException(number, revisions.keySet());
        }
        return revision;
    }

    private void wake(Revision revision) {
        if (revision.live().isPresent()) {
            return;
        }
        long start = System.nanoTime();
        var running = revision.wake();
        running.ifPresent(RunningApplication::compileInBackground);
        synchronized (this) {
            if (routes.main().filter(revision::equals).isPresent()) {
                running.ifPresent(base::serve);
            }
        }
        options.listener().event(new DeployEvent.Woken(revision.number(), Duration.ofNanos(System.nanoTime() - start)));
    }

    /**
     * Lets a revision sleep: what is under way ends, and all is given up that can be made again. The next request wakes it.
     *
     * @throws NoSuchRevisionException when there is none of that number
     */
    public void sleep(int number) {
        Revision revision = revision(number);
        var last = new ArrayList<RunningApplication>();
        synchronized (this) {
            revision.sleep().ifPresent(last::add);
            mixtures.all().forEach((mixture, mixed) -> {
                if (mixture.revisions().contains(number)) {
                    mixed.sleep().ifPresent(last::add);
                }
            });
            if (routes.main().filter(revision::equals).isPresent()) {
                base.rest();
            }
        }
        if (!last.isEmpty()) {
            options.listener().event(new DeployEvent.Slept(number));
        }
        last.forEach(running -> {
            int ignored = running.close(options.patience());
        });
    }

    /** Lets all revisions sleep that are awake. */
    public void sleep() {
        for (Revision revision : awake()) {
            sleep(revision.number());
        }
    }

    private synchronized List<Revision> awake() {
        return Stream.concat(revisions.values().stream(), mixtures.all().values().stream())
                .filter(revision -> revision.live().isPresent() && !revision.isRetired())
                .toList();
    }

    boolean isAwake() {
        return !awake().isEmpty();
    }

    /** Whether nothing is under way, and nothing starts it but requests. */
    boolean mayRest() {
        return awake().stream().flatMap(revision -> revision.live().stream()).allMatch(running -> {
            var triggers = running.application().triggers();
            return running.invocations() == 0
                    && triggers.cron().isEmpty()
                    && triggers.messages().isEmpty();
        });
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Makes ready what requests would need that are led like that, where it is not there: what {@link #route} would link and compile first.
     * It is kept until requests are led elsewhere, or one of the revisions is retired.
     *
     * @throws NoSuchRevisionException when one of the revisions is not there; nothing is left then, nor with the following
     * @throws UnroutableLinkException when calls cannot be led as asked for
     * @throws dev.ashlar.host.manifest.ManifestException when a component does not fit to what calls it
     * @throws UnhealthyRevisionException when the health route does not answer as it should with calls led like that
     */
    public void prepare(Traffic traffic, WarmUp warmUp) {
        synchronized (routing) {
            try {
                var ignored = mixtures.ready(Mixture.all(traffic), sources(traffic), warmUp);
            } catch (RuntimeException | Error e) {
                mixtures.release();
                throw e;
            } finally {
                giveUpMixtures();
            }
        }
    }

    /**
     * Leads requests elsewhere, from the next one on, all at once. Schedules and messages go with the heaviest revision. Where calls of one
     * component to another are led to other revisions, what that takes is made ready before, as {@link #prepare(Traffic, WarmUp)} does.
     *
     * @throws NoSuchRevisionException when one of the revisions is not there; nothing is changed then, nor with the following
     * @throws UnroutableLinkException when calls cannot be led as asked for
     * @throws dev.ashlar.host.manifest.ManifestException when a component does not fit to what calls it
     * @throws UnhealthyRevisionException when the health route does not answer as it should with calls led like that
     */
    public void route(Traffic traffic) {
        route(
                traffic,
                () -> mixtures.ready(Mixture.all(traffic), sources(traffic), WarmUp.DEFAULT),
                ready -> rollouts.next(routes, traffic));
    }

    /**
     * The same for what was led like that before the process ended, with the revisions that were on trial then: nothing is compiled or linked
     * before a request comes. Where calls are led, manifests are read.
     *
     * @param trials as {@link #trials} had them
     * @throws NoSuchRevisionException when one of the revisions is not there, or one that a trial may go back to; nothing is changed then,
     *     nor with the following
     * @throws UnroutableLinkException when calls cannot be led as asked for, or as they were before a trial
     * @throws dev.ashlar.host.manifest.ManifestException when a manifest cannot be used
     */
    public void restore(Traffic traffic, List<Trial> trials) {
        var atOnce = new ArrayList<>(List.of(traffic));
        trials.stream().reduce((_, newest) -> newest).map(Trial::before).ifPresent(atOnce::add);
        route(
                traffic,
                () -> asleep(atOnce),
                ready -> Rollouts.of(trials, before -> Routes.of(before, revisions, ready)));
    }

    private Map<Mixture, Revision> asleep(List<Traffic> all) {
        var wanted = new HashSet<Mixture>();
        var sources = new HashMap<Integer, RevisionSource>();
        for (Traffic traffic : all) {
            wanted.addAll(Mixture.all(traffic));
            sources.putAll(sources(traffic));
        }
        wanted.forEach(mixture -> MixedApplication.require(mixture, sources));
        return mixtures.asleep(wanted, sources);
    }

    /** @param open finds the rollouts that there are then; both with the mixtures that were made ready */
    private void route(
            Traffic traffic,
            Supplier<Map<Mixture, Revision>> makeReady,
            Function<Map<Mixture, Revision>, Rollouts> open) {
        Traffic before;
        synchronized (routing) {
            try {
                var ready = makeReady.get();
                synchronized (this) {
                    requireOpen();
                    before = routes.traffic();
                    var next = Routes.of(traffic, revisions, ready);
                    rollouts = open.apply(ready);
                    lead(next);
                }
            } finally {
                mixtures.release();
                giveUpMixtures();
            }
        }
        options.listener().event(new DeployEvent.Routed(before, traffic));
    }

    /**
     * Which revisions are on trial when requests are led like that, the oldest trial first: where that is how they are led now, those of this
     * moment. Kept together with the traffic, it lets {@link #restore} go on where a process ended.
     */
    public synchronized List<Trial> trials(Traffic traffic) {
        return rollouts.next(routes, traffic).trials();
    }

    private synchronized Map<Integer, RevisionSource> sources(Traffic traffic) {
        var sources = new HashMap<Integer, RevisionSource>();
        Routes.of(traffic, revisions, Map.of())
                .revisions()
                .forEach((number, revision) -> sources.put(number, revision.source()));
        return sources;
    }

    private void lead(Routes next) {
        routes = next;
        giveUpMixtures();
        next.main().flatMap(Revision::live).ifPresentOrElse(base::serve, base::rest);
    }

    /** All but those that are led to, and those to which it may have to go back at once. */
    private synchronized void giveUpMixtures() {
        var held = new HashSet<>(routes.mixtures().values());
        held.addAll(rollouts.mixtures());
        mixtures.retain(held);
    }

    /** A request has ended. */
    private void ended(List<Revision> takingPart, HttpExchange exchange) {
        var now = rollouts;
        Revision revision = now.accountable(takingPart);
        boolean error = Errors.isError(exchange);
        revision.recent().add(error);
        if (error && now.condemned(revision, options.rollback()).isPresent()) {
            var ignored = Thread.ofVirtual().name("rollback of " + name()).start(() -> rollBack(revision));
        }
    }

    private void rollBack(Revision revision) {
        DeployEvent event;
        synchronized (this) {
            var found = rollouts.condemned(revision, options.rollback());
            var back = found.map(Rollout::before).flatMap(Routes::standing);
            if (closed || found.isEmpty() || back.isEmpty()) {
                return; // where it is empty, there is nothing to go back to
            }
            event = new DeployEvent.RolledBack(
                    revision.number(),
                    routes.traffic(),
                    back.get().traffic(),
                    revision.recent().rate(),
                    found.get().measure(options.rollback().orElseThrow().minimum()));
            rollouts = rollouts.without(found.get(), back.get());
            lead(back.get());
        }
        options.listener().event(event);
    }

    /** Who answers at this moment. */
    public Traffic traffic() {
        return routes.traffic();
    }

    /**
     * Gives a revision up, behind the caller's back: it ends what it has begun first, within the time granted.
     *
     * @throws NoSuchRevisionException when there is none of that number
     * @throws RevisionInUseException when it answers requests
     */
    public void retire(int number) {
        synchronized (this) {
            Revision revision = unused(number);
            if (revision.isRetired()) {
                return;
            }
            revision.retire();
            mixtures.giveUp(number);
            retiring.removeIf(thread -> !thread.isAlive());
            retiring.add(Thread.ofPlatform()
                    .name("retiring revision %d of %s".formatted(number, name()))
                    .start(() -> end(revision)));
        }
    }

    /**
     * Gives a revision up that was made ready and never answered anything: when this returns, its number is free.
     *
     * @throws NoSuchRevisionException when there is none of that number
     * @throws RevisionInUseException when it answers requests
     */
    public void discard(int number) {
        Revision revision;
        synchronized (this) {
            revision = unused(number);
            mixtures.giveUp(number);
        }
        forget(revision);
        int ignored = mixtures.awaitEnd(number);
    }

    private Revision unused(int number) {
        Revision revision = revision(number);
        if (routes.traffic().revisions().contains(number)) {
            throw new RevisionInUseException(number);
        }
        return revision;
    }

    private void end(Revision revision) {
        long start = System.nanoTime();
        int left = revision.end(options.patience()) + mixtures.awaitEnd(revision.number());
        synchronized (this) {
            revisions.remove(revision.number(), revision);
        }
        options.listener()
                .event(new DeployEvent.Retired(revision.number(), Duration.ofNanos(System.nanoTime() - start), left));
    }

    /** All of them, by number; those that are being retired, too. */
    public List<RevisionStatus> revisions() {
        List<Revision> all;
        synchronized (this) {
            all = List.copyOf(revisions.values());
        }
        return all.stream().map(this::status).toList();
    }

    private RevisionStatus status(Revision revision) {
        Map<Integer, Integer> weights =
                routes.traffic().requests().map(Weights::byRevision).orElse(new TreeMap<>());
        return revision.status(weights.getOrDefault(revision.number(), 0), mixtures.liveOf(revision.number()));
    }

    /** Answers a request by one of its revisions, from the beginning to the end. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        var answering = new AtomicReference<@Nullable List<Revision>>();
        exchange.onEnd(() -> {
            List<Revision> takingPart = answering.get();
            if (takingPart != null) {
                ended(takingPart, exchange);
            }
        });
        while (!closed) {
            Routes now = routes;
            var chosen = now.choose(options.random().get());
            if (chosen.isEmpty()) {
                WaitingRequests.refuse(exchange, "no revision of the application serves");
                return;
            }
            answering.set(chosen.get().takingPart());
            if (chosen.get().answering().tryHandle(exchange)) {
                return;
            }
            answering.set(null);
            boolean ready = WaitingRequests.await(now, chosen.get(), exchange, (unready, kind) -> {
                exchange.reportTo(listener(unready));
                if (kind == RequestFailure.Kind.INTERNAL) {
                    answering.set(unready.takingPart());
                }
            });
            if (!ready) {
                return;
            }
        }
        WaitingRequests.refuse(exchange, "the application is being stopped");
    }

    /** Who hears of requests that it would answer. */
    private RequestListener listener(Routes.Choice chosen) {
        return options.hosts()
                .map(hosts -> chosen.listener(hosts, name()))
                .orElseGet(() -> host.listener().requests(name()));
    }

    /** Ends all revisions: what is under way may end, within the time granted. */
    @Override
    public void close() {
        List<Revision> all;
        List<Thread> threads;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            all = List.copyOf(revisions.values());
            routes = Routes.NONE;
            threads = List.copyOf(retiring);
        }
        synchronized (routing) {
            mixtures.giveUpAll(); // whoever made some ready has heard by now that it is closed
        }
        all.forEach(Revision::retire);
        all.forEach(revision -> revision.live().ifPresent(running -> {
            boolean ignored = running.drain(Duration.ZERO);
        }));
        all.forEach(revision -> {
            int ignored = revision.end(options.patience());
        });
        joinAll(threads);
        mixtures.awaitEnd();
        base.close();
    }

    private static void joinAll(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
