package dev.ashlar.host.capacity;

import dev.ashlar.host.capacity.NoRoomException.Reason;
import dev.ashlar.host.capacity.NoRoomException.Shortage;
import dev.ashlar.host.manifest.Application;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How much of an application may be going on at a time, over all its revisions: by the names of components.
 *
 * <p>Nobody waits, mostly. Then an invocation costs a few atomic counters, and no lock: who takes changes a counter and looks whether
 * somebody waits; who gives back does the same. Who finds too little says first that somebody waits ({@code waiting}), then looks
 * again under the lock, then parks. So one of the two sees the other, and no wake-up is lost. While somebody waits, all come in
 * under the lock, behind those that are there already.
 *
 * <p>Components have lines of their own: one that is short of {@code image} keeps nobody waiting who needs none. Among lines, the
 * longest wait comes first. Who needs several things that are scarce could be passed over for ever by those that need one; so of those
 * that wait for instances, the one in front keeps what comes free one by one ({@link Line.Claim}): one at a time, so no two
 * ever wait for what the other keeps.
 */
public final class Capacity {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ComponentCapacity> components = new LinkedHashMap<>();
    private final List<Line<?>> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Gauge requests = new Gauge(Integer.MAX_VALUE);
    private final Gauge instances = new Gauge(Integer.MAX_VALUE);
    /** That of which the limits hold. */
    private @Nullable Application application;

    private Line<?>.@Nullable Claim claim;

    /** Without limits, as long as no manifest has any. */
    public Capacity() {}

    /** From now on the limits of this manifest hold, but for what {@link #scale} has set. */
    public void adopt(Application newApplication) {
        lock.lock();
        try {
            application = newApplication;
            requests.limit(newApplication.limits().requests());
            instances.limit(newApplication.limits().instances());
            newApplication
                    .components()
                    .forEach((name, component) -> component(name).adopt(component.limits()));
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    /** A revision is made ready: components that are new get its limits, and if it is the first, all do. */
    public void meet(Application newApplication) {
        lock.lock();
        try {
            if (application == null) {
                adopt(newApplication);
                return;
            }
            newApplication.components().forEach((name, component) -> {
                if (!components.containsKey(shared(name))) {
                    component(name).adopt(component.limits());
                }
            });
        } finally {
            lock.unlock();
        }
    }

    private ComponentCapacity component(String name) {
        return components.computeIfAbsent(shared(name), ComponentCapacity::new);
    }

    /** A component of another revision, {@code image@7}, is one of the same name here. */
    private static String shared(String name) {
        int at = name.indexOf('@');
        return at < 0 ? name : name.substring(0, at);
    }

    /**
     * Sets limits of a component, at once; before there is a manifest, of any name: those that wait go on if there is room now; nothing is cut when there is less.
     *
     * @param scale in place of what was set before
     * @throws UnscalableException when there is no such component, or it cannot have such a limit
     */
    public void scale(String component, Scale scale) {
        lock.lock();
        try {
            checkScalable(component, scale);
            component(component).live(scale);
            dispatch();
        } finally {
            lock.unlock();
        }
    }

    private void checkScalable(String component, Scale scale) {
        Application known = application;
        if (known == null) {
            return;
        }
        Set<String> names = known.components().keySet();
        if (!names.contains(component)) {
            throw new UnscalableException(
                    "there is no component \"%s\"; there are %s".formatted(component, String.join(", ", names)));
        }
        boolean ofStarts = scale.concurrency().isPresent() || scale.queue().isPresent();
        if (ofStarts && !known.triggers().components().contains(component)) {
            throw new UnscalableException(
                    "nothing starts \"%s\": it is there whenever a component is that is linked to it. Set its instances, which bounds how many there are at a time; who finds too few waits in the queue of the component that was started"
                            .formatted(component));
        }
    }

    /** What {@link #scale} has set, where it has. */
    public Map<String, Scale> scales() {
        lock.lock();
        try {
            var scales = new LinkedHashMap<String, Scale>();
            components.forEach((name, component) -> {
                if (!component.live().equals(Scale.MANIFEST)) {
                    scales.put(name, component.live());
                }
            });
            return scales;
        } finally {
            lock.unlock();
        }
    }

    /** Of each component, by name, in the manifest's order. */
    public Map<String, Saturation> saturation() {
        lock.lock();
        try {
            var all = new LinkedHashMap<String, Saturation>();
            if (application != null) {
                for (String name : application.components().keySet()) {
                    ComponentCapacity component = component(name);
                    all.put(name, component.saturation(longestWait(component)));
                }
            }
            return all;
        } finally {
            lock.unlock();
        }
    }

    private long longestWait(ComponentCapacity component) {
        long now = System.nanoTime();
        return lines.stream()
                .filter(line -> line.component() == component && !line.isEmpty())
                .mapToLong(line -> now - line.first().since)
                .max()
                .orElse(0);
    }

    /** Requests in flight, those that wait among them. */
    public Gauge requests() {
        return requests;
    }

    /** Of all components together. */
    public Gauge instances() {
        return instances;
    }

    /**
     * A way in, for invocations of one component of one revision.
     *
     * @param members components of its graph
     */
    public <T> Line<T> line(String component, Collection<String> members, Spare<T> spares) {
        lock.lock();
        try {
            var line = new Line<>(
                    this,
                    component(component),
                    members.stream().map(this::component).toList(),
                    spares);
            lines.add(line);
            return line;
        } finally {
            lock.unlock();
        }
    }

    // ---- for lines

    boolean isQuiet() {
        return waiting.get() == 0;
    }

    /** Something was given back. */
    void freed() {
        if (!isQuiet()) {
            serve();
        }
    }

    /** Lets in whom there is room for. */
    void serve() {
        boolean starving;
        lock.lock();
        try {
            dispatch();
            starving = lines.stream().anyMatch(line -> !line.isEmpty() && line.lacksInstances());
        } finally {
            lock.unlock();
        }
        if (starving) {
            evictSpares();
        }
    }

    /** Instances that wait for invocations go, so that others have the room. Not under the lock: it ends guests. */
    void evictSpares() {
        lines.forEach(line -> line.spares().evict());
    }

    /** Lets it in, or in line, or refuses it. */
    <T> void join(Line<T> line, Waiter<T> waiter) throws NoRoomException {
        lock.lock();
        try {
            waiting.incrementAndGet();
            dispatch();
            if (line.isClosed() || !line.isEmpty() || !line.tryAdmit(waiter)) {
                checkMayWait(line, waiter);
                line.add(waiter);
            } else {
                waiting.decrementAndGet();
            }
        } catch (NoRoomException e) {
            waiting.decrementAndGet();
            line.component().refused();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private static <T> void checkMayWait(Line<T> line, Waiter<T> waiter) throws NoRoomException {
        if (line.isClosed()) {
            throw refusal(line, waiter, Reason.STOPPED);
        }
        if (waiter.patience.bounded() && line.component().isFull()) {
            throw refusal(line, waiter, Reason.QUEUE_FULL);
        }
        Shortage shortage = line.lacking();
        boolean held = shortage.component()
                .map(name ->
                        waiter.patience.held().stream().map(Capacity::shared).anyMatch(name::equals))
                .orElse(!waiter.patience.held().isEmpty());
        if (held) {
            throw refusal(line, waiter, Reason.CIRCLE);
        }
    }

    private static NoRoomException refusal(Line<?> line, Waiter<?> waiter, Reason reason) {
        return new NoRoomException(
                reason,
                line.lacking(),
                line.component().queueLimit(),
                Duration.ofNanos(System.nanoTime() - waiter.since));
    }

    /** Ends a wait, if it is one still. */
    <T> void decide(Line<T> line, Waiter<T> waiter, Waiter.State decision) {
        lock.lock();
        try {
            if (remove(line, waiter)) {
                waiter.decide(decision);
            }
        } finally {
            lock.unlock();
        }
    }

    private <T> boolean remove(Line<T> line, Waiter<T> waiter) {
        boolean was = line.remove(waiter);
        if (was) {
            waiting.decrementAndGet();
            if (giveUpClaim(waiter)) {
                dispatch();
            }
        }
        return was;
    }

    /** What became of it. */
    <T> @Nullable T conclude(Line<T> line, Waiter<T> waiter) throws NoRoomException {
        lock.lock();
        try {
            boolean inVain = remove(line, waiter);
            return switch (waiter.state()) {
                case ADMITTED -> waiter.spare();
                case STOPPED -> throw refused(line, waiter, Reason.STOPPED);
                case GIVEN_UP -> throw refused(line, waiter, Reason.GIVEN_UP);
                case WAITING ->
                    throw refused(line, waiter, inVain && waiter.isOver() ? Reason.TIME_OVER : Reason.GIVEN_UP);
            };
        } finally {
            lock.unlock();
        }
    }

    private static NoRoomException refused(Line<?> line, Waiter<?> waiter, Reason reason) {
        line.component().waited(System.nanoTime() - waiter.since);
        line.component().refused();
        return refusal(line, waiter, reason);
    }

    <T> void close(Line<T> line) {
        lock.lock();
        try {
            line.end();
            lines.remove(line);
            for (Waiter<T> waiter : line.waiters()) {
                decide(line, waiter, Waiter.State.STOPPED);
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- under the lock

    private void dispatch() {
        boolean changed = !isQuiet();
        while (changed) {
            changed = false;
            for (Line<?> line : inOrder()) {
                Line<?>.Claim before = claim;
                if (admitFirst(line) || before != null && claim != before) {
                    changed = true;
                    break;
                }
            }
        }
    }

    /** Lines in which somebody waits, the longest wait first. */
    private List<Line<?>> inOrder() {
        var some = new ArrayList<Line<?>>(lines.size());
        for (Line<?> line : lines) {
            if (!line.isEmpty()) {
                some.add(line);
            }
        }
        if (some.size() > 1) {
            long now = System.nanoTime();
            some.sort(Comparator.comparingLong(line -> line.first().since - now));
        }
        return some;
    }

    private <T> boolean admitFirst(Line<T> line) {
        Waiter<T> first = line.first();
        if (!line.tryAdmit(first)) {
            return false;
        }
        line.remove(first);
        waiting.decrementAndGet();
        line.component().waited(System.nanoTime() - first.since);
        return true;
    }

    /** The instances of a graph, or what there is too little of. */
    <T> @Nullable Shortage takeInstances(Line<T> line, Waiter<T> waiter) {
        Line<?>.Claim known = claim;
        if (known == null) {
            Shortage shortage = line.tryTakeInstances();
            if (shortage == null || !line.isFirst(waiter)) {
                return shortage;
            }
            known = line.new Claim(waiter);
            claim = known;
        } else if (!known.isOf(waiter)) {
            return line.tryTakeInstances();
        }
        Shortage missing = known.advance();
        if (missing == null) {
            claim = null;
        }
        return missing;
    }

    /** Whether there was one of this waiter; what it held is free then. */
    boolean giveUpClaim(Waiter<?> waiter) {
        Line<?>.Claim known = claim;
        if (known == null || !known.isOf(waiter)) {
            return false;
        }
        claim = null;
        known.release();
        return true;
    }
}
