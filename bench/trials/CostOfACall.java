import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;

/**
 * What a call between host and guest is made of: {@code java bench/trials/CostOfACall.java}. Nanoseconds, minimum of 15 rounds.
 *
 * <p>A call into a guest opens a door, takes a permit and gives both back; one out says that it is in a host function and comes back.
 */
public final class CostOfACall {
    private static final int CALLS = 3_000_000;
    private static final VarHandle STATE;
    private static final VarHandle DOOR;
    private static final VarHandle HOLDER;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            STATE = lookup.findVarHandle(CostOfACall.class, "state", long.class);
            DOOR = lookup.findVarHandle(CostOfACall.class, "door", long.class);
            HOLDER = lookup.findVarHandle(CostOfACall.class, "holder", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile long state;
    private volatile long door;
    private volatile long taken;
    private volatile Object holder;
    private volatile long used;
    private long since;

    private interface Body {
        long run(long i) throws Throwable;
    }

    public static void main(String[] arguments) throws Throwable {
        CostOfACall it = new CostOfACall();
        Object guest = new Object();
        System.gc(); // both are old from now on, as stores are that many calls are made to
        System.gc();
        MethodHandle next = MethodHandles.lookup()
                .findStatic(CostOfACall.class, "next", MethodType.methodType(long.class, long.class));
        report("a handle that is not constant", i -> (long) next.invokeExact(i));
        report("one compare-and-set, one release", it::locked);
        report("two of each", i -> it.locked(i) + it.locked(i));
        report("a volatile write", i -> it.used = i);
        report("System.nanoTime", i -> System.nanoTime());
        report("a reference set and cleared, volatile", i -> it.held(guest));
        System.out.println();
        report("in: door, permit, meter, each by itself", i -> it.inEachByItself(guest, i));
        report("in: door alone, and a look", i -> it.inByTheDoor(i));
        report("in: door, a look, and the clock", i -> it.inByTheClock(i));
        System.out.println();
        report("out: compare-and-set on the way back", i -> it.outByLock(i));
        report("out: a store and a look", i -> it.outByLook(i));
    }

    static long next(long value) {
        return value + 1;
    }

    private long locked(long i) {
        long now = state;
        STATE.compareAndSet(this, now, i);
        STATE.setRelease(this, i + 1);
        return now;
    }

    private long held(Object guest) {
        HOLDER.compareAndSet(this, null, guest);
        holder = null;
        return 0;
    }

    private long inEachByItself(Object guest, long i) {
        DOOR.compareAndSet(this, 0L, 1L);
        HOLDER.compareAndSet(this, null, guest);
        since = System.nanoTime();
        state = i;
        long now = state;
        STATE.compareAndSet(this, now, i + 1);
        used += System.nanoTime() - since;
        holder = null;
        door = 0;
        return now;
    }

    private long inByTheDoor(long i) {
        if (!DOOR.compareAndSet(this, 0L, 1L) || taken != 0) {
            throw new IllegalStateException();
        }
        STATE.setRelease(this, i);
        STATE.setRelease(this, i + 1);
        DOOR.setRelease(this, 0L);
        return i;
    }

    private long inByTheClock(long i) {
        if (!DOOR.compareAndSet(this, 0L, 1L) || taken != 0) {
            throw new IllegalStateException();
        }
        since = System.nanoTime();
        STATE.setRelease(this, i);
        used += System.nanoTime() - since;
        STATE.setRelease(this, i + 1);
        DOOR.setRelease(this, 0L);
        return i;
    }

    private long outByLock(long i) {
        STATE.setRelease(this, i);
        if (!STATE.compareAndSet(this, i, i + 1)) {
            throw new IllegalStateException();
        }
        return i;
    }

    private long outByLook(long i) {
        STATE.setRelease(this, i);
        STATE.setOpaque(this, i + 1);
        if (taken != 0) {
            throw new IllegalStateException();
        }
        return i;
    }

    private static void report(String what, Body body) throws Throwable {
        long best = Long.MAX_VALUE;
        long sum = 0;
        for (int round = 0; round < 15; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < CALLS; i++) {
                sum += body.run(i);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("%-44s %6.1f ns%s%n", what, (double) best / CALLS, sum == 42 ? "!" : "");
    }
}
