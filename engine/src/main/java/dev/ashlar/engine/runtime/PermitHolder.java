package dev.ashlar.engine.runtime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Where a guest is, and by that alone whether it has a run permit. Calls are made often and permits are taken away rarely, so
 * calls pay for the door and hardly for the permit (decision 0113).
 *
 * <p>{@code door} is the thread that is inside, by its id; to come in is the one compare-and-set of a call. {@code place} is written
 * by that thread alone. It is a status; above it a number that every stay in a host function and every rest between calls
 * changes; above that one of the tenure, the time from getting a permit until it is gone. Between calls the store keeps its
 * permit and rests, and the next call goes on with it.
 *
 * <p>Whoever wants the permit of a guest that rests, or is in a host function, proposes so in {@code taken}, by the place where it
 * saw the guest, and looks again. If the guest is still there, the permit is gone, else the proposal is taken back. The
 * guest looks at {@code taken} when it moves on, and agrees to what it finds by taking it away. So whoever changes it back
 * decides, and both know. A proposal for an earlier tenure is none.
 *
 * <p>Of one that comes in, the compare-and-set at the door is seen before it looks. One that comes back from a host function has no
 * such fence: its processor may look first and show the move later, by nanoseconds. So the other side looks again after a
 * microsecond only, and asks the guest to poll, where it looks once more: at worst it has computed until then without a
 * permit.
 *
 * <p>Calls that come thick and fast are not metered by two looks at the clock each, which take longer than the call, but by the
 * ticker's looks at random times ({@code SAMPLED}). Transitions start from the actual place, not from the one expected: should
 * a stack overflow have cut one short, the next one repairs it.
 */
abstract class PermitHolder {
    /** Not in a call. */
    static final int OUTSIDE = 0;

    /** In guest code, with a permit. */
    static final int RUNNING = 1;

    /** In a host function, with a permit. */
    static final int IN_HOST = 2;

    /** In a host function, without a permit. */
    static final int WITHOUT_PERMIT = 3;

    /** Not in a call, with a permit. */
    static final int RESTING = 4;

    /** Of {@link #limit}, for a guest that is to poll. */
    static final VarHandle LIMIT;

    private static final int STATUS = 7;
    private static final int SAMPLED = 8;
    private static final int FLAGS = STATUS | SAMPLED;
    private static final long NUMBER = FLAGS + 1;
    private static final int TENURE_SHIFT = 40;
    private static final long TENURE = 1L << TENURE_SHIFT;

    private static final long NOBODY = 0;
    private static final long CLOSED = -1;

    /** After that, other processors' stores of before can be seen. */
    private static final long SETTLING_NANOS = 1_000;

    private static final VarHandle DOOR;
    private static final VarHandle PLACE;
    private static final VarHandle TAKEN;
    private static final VarHandle USED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            LIMIT = lookup.findVarHandle(PermitHolder.class, "limit", int.class);
            DOOR = lookup.findVarHandle(PermitHolder.class, "door", long.class);
            PLACE = lookup.findVarHandle(PermitHolder.class, "place", long.class);
            TAKEN = lookup.findVarHandle(PermitHolder.class, "taken", long.class);
            USED = lookup.findVarHandle(PermitHolder.class, "used", long.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Permit and place in the queue; changed by {@link RunPermits} alone. */
    final Turn turn = new Turn();

    final RunPermits permits;

    /** What guests compare their depth with: 0, or the largest int to make them stop. */
    volatile int limit;

    private volatile long door;
    private volatile long place;
    private volatile long taken;
    private volatile long used;

    /** Calls from outside that have ended. */
    private int calls;

    /** Whether calls come so fast that the next one is not worth the clock; the ticker's. */
    private boolean fast;

    private @Nullable Thread thread;

    PermitHolder(RunPermits permits) {
        this.permits = permits;
    }

    // ---- the door

    /** Whether the current thread is inside. */
    final boolean isInside(long thread) {
        return (long) DOOR.get(this) == thread;
    }

    final void open(long thread) {
        if (!DOOR.compareAndSet(this, NOBODY, thread)) {
            throw refused();
        }
    }

    private IllegalStateException refused() {
        return new IllegalStateException(
                door == CLOSED
                        ? "the store is closed"
                        : "another thread is inside this store; a store serves one thread at a time");
    }

    /** Closes the door for good, and gives the permit back. */
    final void close() {
        long id = Thread.currentThread().threadId();
        if (door == id) {
            throw new IllegalStateException("a store cannot be closed from inside a call");
        }
        if (DOOR.compareAndSet(this, NOBODY, id)) {
            giveUpPermit(OUTSIDE);
            door = CLOSED;
        } else if (door != CLOSED) {
            throw new IllegalStateException("a call is in progress in this store; cancel it first");
        }
    }

    final boolean isClosed() {
        return door == CLOSED;
    }

    // ---- moves of the guest's thread

    /** The door is open: goes on with the permit of the last call, if nothing asks for a closer look. */
    final boolean resume(Thread self) {
        long now = (long) PLACE.get(this);
        if ((now & FLAGS) != RESTING || !fast || (int) LIMIT.getOpaque(this) != 0 || taken != 0) {
            return false;
        }
        if (thread != self) {
            thread = self;
        }
        PLACE.setRelease(this, now - RESTING + (RUNNING | SAMPLED));
        return true;
    }

    final void enter(Thread self) {
        thread = self;
        takePermit();
    }

    /** Out of the outermost call. The permit stays if nobody waits for one. */
    final void leave() {
        long now = (long) PLACE.get(this);
        if ((now & FLAGS) == (RUNNING | SAMPLED) && taken == 0 && !permits.areScarce()) {
            PLACE.setRelease(this, resting(now));
        } else {
            leaveMetered(now);
        }
        calls++;
        DOOR.setRelease(this, NOBODY);
    }

    private void leaveMetered(long now) {
        if (!hasPermit(now) || taken != 0 || permits.areScarce()) {
            giveUpPermit(OUTSIDE);
        } else {
            long held = held(now);
            PLACE.setRelease(this, resting(now));
            permits.account(this, held);
        }
    }

    private static long resting(long now) {
        return (now & -NUMBER) + (NUMBER | RESTING);
    }

    /** From guest code to a host function. */
    final void moveToHost() {
        PLACE.setRelease(this, next((long) PLACE.get(this), IN_HOST));
    }

    /** Back from a host function. Returns false where {@link #takePermit} has to look closer, or the guest to poll. */
    final boolean moveBack() {
        long now = (long) PLACE.get(this);
        if ((now & STATUS) != IN_HOST) {
            return false;
        }
        PLACE.setOpaque(this, now - IN_HOST + RUNNING);
        return (long) TAKEN.getOpaque(this) == 0 && (int) LIMIT.getOpaque(this) == 0;
    }

    /** Goes on as a guest, with a permit. */
    final void takePermit() {
        long now = place;
        switch ((int) now & STATUS) {
            case RUNNING -> {}
            case IN_HOST -> place = now - IN_HOST + RUNNING;
            case RESTING -> {
                turn.since = System.nanoTime();
                place = now - RESTING + RUNNING;
            }
            default -> {
                acquire();
                return;
            }
        }
        if (isLost(now)) {
            place = next(now, WITHOUT_PERMIT);
            acquire();
        }
    }

    private void acquire() {
        fast = false;
        permits.acquire(this);
        granted();
    }

    /** In the queue again; somebody else has the permit. */
    final void queued() {
        place = next(place, WITHOUT_PERMIT);
    }

    /** A tenure begins. */
    final void granted() {
        place = (place & -TENURE) + (TENURE | RUNNING);
    }

    /** Goes on without a permit, if it still has one. */
    final void giveUpPermit(int status) {
        long now = place;
        long held = held(now);
        place = next(now, status);
        if (hasPermit(now) && !isLost(now)) {
            permits.release(this, turn.slot, held);
        }
    }

    /** Agrees to a proposal to take the permit, if there is one that means {@code now}. */
    private boolean isLost(long now) {
        long proposal = taken;
        return proposal != 0 && (proposal ^ now) >>> TENURE_SHIFT == 0 && TAKEN.compareAndSet(this, proposal, 0L);
    }

    /** Does something in between; whoever needs the permit may have it meanwhile. */
    final void pause(Runnable action) {
        moveToHost();
        action.run();
        takePermit();
    }

    /** From now on the present call is metered by the clock. */
    final void meter() {
        long now = place;
        if ((now & SAMPLED) != 0) {
            turn.since = System.nanoTime();
            place = now & ~SAMPLED;
        }
    }

    private static long next(long now, int status) {
        return (now & ~STATUS) + (NUMBER | status);
    }

    private static boolean hasPermit(long place) {
        return switch ((int) place & STATUS) {
            case RUNNING, IN_HOST, RESTING -> true;
            default -> false;
        };
    }

    // ---- for those who want the permit, and the ticker

    /** Changes with every stay in a host function and every rest. */
    final long place() {
        return place;
    }

    static boolean isInHost(long place) {
        return (place & STATUS) == IN_HOST;
    }

    /** Whether the guest has a permit that may be taken. */
    static boolean isIdle(long place) {
        return isInHost(place) || isResting(place);
    }

    static boolean isResting(long place) {
        return (place & STATUS) == RESTING;
    }

    /** Whether a call is in progress that the ticker meters. */
    static boolean isSampled(long place) {
        return (place & SAMPLED) != 0;
    }

    private static boolean isMetered(long place) {
        return hasPermit(place) && !isResting(place) && !isSampled(place);
    }

    /** Nanoseconds for which a guest at {@code place} has computed that are not in {@link #used}. */
    final long held(long place) {
        return isMetered(place) ? System.nanoTime() - turn.since : 0;
    }

    /** The same up to {@code now}. */
    final long held(long place, long now) {
        return isMetered(place) ? now - turn.since : 0;
    }

    /** Takes the permit, if the guest still is where it was seen resting or in a host function. */
    final boolean retake(long seen) {
        boolean resting = isResting(seen);
        if (resting && door != NOBODY || !TAKEN.compareAndSet(this, 0L, seen)) {
            return false;
        }
        if (!resting) {
            interrupt();
            settle();
        }
        if (place == seen && !(resting && door != NOBODY)) {
            return true;
        }
        return !TAKEN.compareAndSet(this, seen, 0L);
    }

    private static void settle() {
        long end = System.nanoTime() + SETTLING_NANOS;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    /** Where the guest is, by what has become of its permit. */
    final int status() {
        long now = place;
        long proposal = taken;
        int status = (int) now & STATUS;
        if (status == RESTING) {
            return OUTSIDE;
        }
        return status == IN_HOST && proposal == now ? WITHOUT_PERMIT : status;
    }

    /** The thread that is inside, or was. */
    final @Nullable Thread thread() {
        return thread;
    }

    /** Calls from outside that have ended. */
    final int calls() {
        return calls;
    }

    /** Whether calls are to be metered by the ticker from now on. */
    final void meterByTicks(boolean on) {
        fast = on;
    }

    /** Makes the guest come to {@link Polls} soon. */
    final void interrupt() {
        LIMIT.setOpaque(this, Integer.MAX_VALUE);
    }

    /** Whether a guest that goes on computing would be stopped at {@code now}. */
    abstract boolean isOverdue(long now);

    // ---- the meter

    final void addUsed(long nanos) {
        USED.getAndAdd(this, nanos);
    }

    /** Nanoseconds that have been accounted for. */
    final long used() {
        return used;
    }

    /** Nanoseconds for which a permit was in use. */
    public final long cpuNanos() {
        long now = place;
        return taken == now ? used : used + held(now);
    }
}
