package dev.ashlar.host.deploy;

import dev.ashlar.host.deploy.RevisionStatus.State;
import dev.ashlar.host.run.ApplicationMeters;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.http.HttpExchange;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One revision: its source, and what runs of it, if something does. */
final class Revision {
    /** Makes one ready. */
    @FunctionalInterface
    interface Starter {
        RunningApplication start(int number, RevisionSource source);
    }

    private final int number;
    private final RevisionSource source;
    private final Starter starter;
    private final RecentRequests recent;
    private final Waking waking;
    private final AtomicReference<@Nullable RunningApplication> live = new AtomicReference<>();
    private volatile boolean retired;

    /**
     * @param window that {@link #recent} remembers
     * @param waker has requests wait while this one is made ready
     */
    Revision(int number, RevisionSource source, Duration window, Starter starter, Function<Revision, Waking> waker) {
        this.recent = new RecentRequests(window);
        this.number = number;
        this.source = source;
        this.starter = starter;
        this.waking = waker.apply(this);
    }

    Waking waking() {
        return waking;
    }

    int number() {
        return number;
    }

    RevisionSource source() {
        return source;
    }

    /** Requests that ended lately. */
    RecentRequests recent() {
        return recent;
    }

    /** What runs of it; empty while it is asleep. */
    Optional<RunningApplication> live() {
        return Optional.ofNullable(live.get());
    }

    /**
     * Makes it ready, if it is not, and unless it was retired.
     *
     * @throws dev.ashlar.host.manifest.ManifestException when it cannot run
     */
    Optional<RunningApplication> wake() {
        return wake(() -> starter.start(number, source));
    }

    /** The same by other means. */
    synchronized Optional<RunningApplication> wake(Supplier<RunningApplication> start) {
        if (retired) {
            return Optional.empty();
        }
        RunningApplication known = live.get();
        if (known == null) {
            known = start.get();
            live.set(known);
        }
        return Optional.of(known);
    }

    /** Answers a request, if the revision is awake and not being retired; otherwise false, and nothing was done. */
    boolean tryHandle(HttpExchange exchange) throws IOException {
        RunningApplication running = live.get();
        return running != null && running.tryHandle(exchange);
    }

    boolean isRetired() {
        return retired;
    }

    /** It is not led to any more; {@link #end} follows. */
    void retire() {
        retired = true;
    }

    /**
     * Ends what is under way, and takes away what it has. It was retired before.
     *
     * @return how many invocations had not ended within {@code patience}
     */
    synchronized int end(Duration patience) {
        RunningApplication last = live.get();
        int left = last == null ? 0 : last.close(patience);
        live.set(null);
        return left;
    }

    /** What ran of it, and is to be closed; from now on it is asleep. */
    Optional<RunningApplication> sleep() {
        return Optional.ofNullable(live.getAndSet(null));
    }

    /** @param mixed what answers requests together with other revisions, and counts as this one's */
    RevisionStatus status(int weight, List<RunningApplication> mixed) {
        RunningApplication own = live.get();
        var running = Stream.concat(Stream.ofNullable(own), mixed.stream()).toList();
        var digests = new HashMap<String, Digest>();
        if (own != null) {
            own.components().forEach((name, part) -> digests.put(name, part.digest()));
        }
        return new RevisionStatus(
                number,
                retired ? State.DRAINING : own == null ? State.ASLEEP : State.READY,
                weight,
                running.stream().mapToInt(RunningApplication::invocations).sum(),
                running.stream().map(one -> one.meters().application()).reduce(ApplicationMeters.Reading::plus),
                digests,
                own == null ? List.of() : own.warnings());
    }
}
