package dev.ashlar.host.capacity;

import dev.ashlar.host.capacity.NoRoomException.Reason;
import dev.ashlar.host.capacity.NoRoomException.Resource;
import dev.ashlar.host.capacity.NoRoomException.Shortage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The way in for invocations of one component of one revision: each takes one of the component's places, and an instance of each
 * member of its graph, or a graph that is there already. Who finds too little waits in line, see {@link Capacity}.
 */
public final class Line<T> implements AutoCloseable {
    private final Capacity capacity;
    private final ComponentCapacity component;
    private final List<ComponentCapacity> members;
    private final Spare<T> spares;

    /** Guarded by the capacity's lock, as what follows. */
    private final SequencedSet<Waiter<T>> waiters = new LinkedHashSet<>();

    private boolean closed;
    private Shortage lacking;

    Line(Capacity capacity, ComponentCapacity component, Collection<ComponentCapacity> members, Spare<T> spares) {
        this.capacity = capacity;
        this.component = component;
        this.members = List.copyOf(members);
        this.spares = spares;
        this.lacking = noPlace();
    }

    /**
     * Takes a place; {@link #leave} follows. May wait, in order of arrival.
     *
     * @return a graph that was there; null if the instances of a new one are counted, and to be given back by {@link #dropped}
     * @throws NoRoomException when it cannot wait, or waited in vain
     */
    public @Nullable T enter(Patience patience) throws NoRoomException {
        if (!capacity.isQuiet() || !component.invocations.tryTake(1)) {
            return enterLate(patience);
        }
        T spare = spares.take();
        if (spare != null || tryTakeInstances() == null) {
            return spare;
        }
        component.invocations.giveBack(1);
        capacity.freed();
        return enterLate(patience);
    }

    private @Nullable T enterLate(Patience patience) throws NoRoomException {
        if (lacksInstancesNow()) {
            capacity.evictSpares();
        }
        var waiter = new Waiter<T>(patience);
        capacity.join(this, waiter);
        if (waiter.state() == Waiter.State.WAITING) {
            capacity.serve();
            patience.giveUp().accept(() -> capacity.decide(this, waiter, Waiter.State.GIVEN_UP));
            waiter.await();
        }
        return capacity.conclude(this, waiter);
    }

    private boolean lacksInstancesNow() {
        Gauge all = capacity.instances();
        return all.limit() - all.used() < members.size()
                || members.stream().anyMatch(member -> member.instances.used() >= member.instances.limit());
    }

    /** The invocation has ended. */
    public void leave() {
        component.invocations.giveBack(1);
        capacity.freed();
    }

    /**
     * Counts the instances of a graph without an invocation; {@link #dropped} follows.
     *
     * @throws NoRoomException when there are too many at this moment
     */
    public void takeInstances() throws NoRoomException {
        Shortage shortage = tryTakeInstances();
        if (shortage != null) {
            capacity.freed();
            throw new NoRoomException(Reason.QUEUE_FULL, shortage, 0, Duration.ZERO);
        }
    }

    /** The instances of a graph are gone. */
    public void dropped() {
        members.forEach(member -> member.instances.giveBack(1));
        capacity.instances().giveBack(members.size());
        capacity.freed();
    }

    /** Takes the instances of a graph; gives what there is too little of, if so: then it took none. */
    @Nullable Shortage tryTakeInstances() {
        Gauge all = capacity.instances();
        if (!all.tryTake(members.size())) {
            return allInstances();
        }
        for (int i = 0; i < members.size(); i++) {
            ComponentCapacity member = members.get(i);
            if (!member.instances.tryTake(1)) {
                members.subList(0, i).forEach(one -> one.instances.giveBack(1));
                all.giveBack(members.size());
                return instances(member);
            }
        }
        return null;
    }

    private Shortage noPlace() {
        return new Shortage(Resource.CONCURRENCY, Optional.of(component.name), component.invocations.limit());
    }

    private Shortage allInstances() {
        return new Shortage(
                Resource.ALL_INSTANCES, Optional.empty(), capacity.instances().limit());
    }

    private static Shortage instances(ComponentCapacity member) {
        return new Shortage(Resource.INSTANCES, Optional.of(member.name), member.instances.limit());
    }

    /** Those that wait are told that they wait in vain; nobody enters any more. */
    @Override
    public void close() {
        capacity.close(this);
    }

    // ---- what follows is called under the capacity's lock

    ComponentCapacity component() {
        return component;
    }

    Spare<T> spares() {
        return spares;
    }

    void end() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isEmpty() {
        return waiters.isEmpty();
    }

    boolean isFirst(Waiter<T> waiter) {
        return !waiters.isEmpty() && waiters.getFirst() == waiter;
    }

    Waiter<T> first() {
        return waiters.getFirst();
    }

    List<Waiter<T>> waiters() {
        return List.copyOf(waiters);
    }

    void add(Waiter<T> waiter) {
        waiters.add(waiter);
        component.joined(waiter.patience.bounded());
    }

    /** Whether it was in line. */
    boolean remove(Waiter<T> waiter) {
        boolean was = waiters.remove(waiter);
        if (was) {
            component.left(waiter.patience.bounded());
        }
        return was;
    }

    /** What the last one that wanted in found too little of. */
    Shortage lacking() {
        return lacking;
    }

    boolean lacksInstances() {
        return lacking.resource() != Resource.CONCURRENCY;
    }

    /** Lets somebody in, if there is room. */
    boolean tryAdmit(Waiter<T> waiter) {
        if (!component.invocations.tryTake(1)) {
            capacity.giveUpClaim(waiter);
            lacking = noPlace();
            return false;
        }
        T spare = spares.take();
        if (spare == null) {
            Shortage shortage = capacity.takeInstances(this, waiter);
            if (shortage != null) {
                lacking = shortage;
                component.invocations.giveBack(1);
                return false;
            }
        } else {
            capacity.giveUpClaim(waiter);
        }
        waiter.admit(spare);
        return true;
    }

    /** Instances that come free one by one are kept for who has waited longest. */
    final class Claim {
        private final Waiter<T> waiter;
        private final List<ComponentCapacity> taken = new ArrayList<>();
        private int all;

        Claim(Waiter<T> waiter) {
            this.waiter = waiter;
        }

        boolean isOf(Waiter<?> somebody) {
            return waiter == somebody;
        }

        /** Takes what there is; gives what is still missing. */
        @Nullable Shortage advance() {
            Shortage missing = null;
            for (ComponentCapacity member : members) {
                if (!taken.contains(member)) {
                    if (member.instances.tryTake(1)) {
                        taken.add(member);
                    } else {
                        missing = instances(member);
                    }
                }
            }
            all += capacity.instances().takeUpTo(members.size() - all);
            return missing == null && all < members.size() ? allInstances() : missing;
        }

        void release() {
            taken.forEach(member -> member.instances.giveBack(1));
            capacity.instances().giveBack(all);
        }
    }
}
