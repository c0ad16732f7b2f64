package dev.ashlar.engine.runtime;

import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.binary.DefinedType;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The structs, arrays and i31 of one store, which are objects of the Java heap: their types, and an estimate of what they
 * take, reserved on the store's budget (decision 0121).
 *
 * <p>Allocation subtracts an object's size from a counter. Where that falls below zero, the object is sampled: a weak
 * reference to it stands for the bytes allocated since the last sample, whose distance is random, so that a guest cannot
 * keep to what is not sampled. Samples that outlive a collection of the JVM count as reserved; those that went give
 * their bytes back. What was allocated since the last collection is not reserved, but bounded: past an allowance a
 * collection is asked for, as it is when the budget refuses. Large arrays are reserved before they are made.
 */
public final class GuestHeap {
    static final int I31_BYTES = 16;

    /** Object header, type, Java array and its header. */
    private static final int ARRAY_BYTES = 40;

    private static final int LARGE = 1 << 20;
    private static final int MAX_LENGTH = (1 << 30) - 1;
    private static final int MAX_DISTANCE = 1 << 15;
    private static final int MIN_DISTANCE = 1 << 10;

    /** Samples that a full budget has at least, which makes the estimate good to some 6 %. */
    private static final int SAMPLES = 256;

    private final ExecutionContext exec;
    private final Store store;
    private final Budget budget;
    private final int distance;
    private final long allowance;
    private final Map<DefinedType, RuntimeType> types = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom();

    /** Since the last collection that was noticed. */
    private final List<Sample> young = new ArrayList<>();

    private final List<Sample> old = new ArrayList<>();
    private long youngBytes;
    private long oldBytes;
    private long reserved;

    /** Reserved for an array that is being made. */
    private long pending;

    /** Goes with the next collection. */
    private WeakReference<Object> sentinel = new WeakReference<>(new Object());

    private boolean refused;

    /** One object, and the bytes that it stands for. */
    private static final class Sample extends WeakReference<Object> {
        private final long bytes;

        Sample(Object object, long bytes) {
            super(object);
            this.bytes = bytes;
        }
    }

    GuestHeap(ExecutionContext exec, Budget budget) {
        this.exec = exec;
        this.store = exec.store();
        this.budget = budget;
        long limit = budget.limit(Budget.Kind.MEMORY);
        this.distance = Math.clamp(limit / SAMPLES, MIN_DISTANCE, MAX_DISTANCE);
        this.allowance = Math.max(limit, Runtime.getRuntime().maxMemory() / 8);
        exec.heapLeft = nextDistance();
    }

    /** The one runtime type of a defined type in this store. */
    public RuntimeType runtimeType(DefinedType type) {
        return types.computeIfAbsent(type, t -> new RuntimeType(t, store));
    }

    // ---- called where objects are made

    /** A struct was made. Called by generated code. */
    public static void allocated(ExecutionContext exec, Object made, int bytes) {
        int left = exec.heapLeft - bytes;
        exec.heapLeft = left;
        if (left < 0) {
            exec.heap().sample(made, bytes);
        }
    }

    /**
     * Before an array is made. Returns its size, for {@link #afterArray}.
     *
     * @throws Trap when there is no room for it
     */
    static long beforeArray(ExecutionContext exec, int length, int elementBytes) {
        long bytes = ARRAY_BYTES + (long) length * elementBytes;
        if (length < 0 || bytes >= LARGE) {
            exec.heap().reserveArray(length, bytes);
        }
        return bytes;
    }

    /** An array was made. */
    static void afterArray(ExecutionContext exec, Object made, long bytes) {
        if (bytes < LARGE) {
            allocated(exec, made, (int) bytes);
        } else {
            exec.heap().keepLarge(made, bytes);
        }
    }

    private void reserveArray(int length, long bytes) {
        if (length < 0 || length > MAX_LENGTH) {
            throw new Trap(
                    TrapCode.HEAP_EXHAUSTED,
                    "an array of %d elements, and %d are possible".formatted(length & 0xFFFF_FFFFL, MAX_LENGTH));
        }
        ExecutionContext.chargeBulk(exec, bytes);
        noticeCollection();
        dropPending();
        if (!budget.tryReserve(Budget.Kind.MEMORY, bytes)) {
            collect();
            if (!budget.tryReserve(Budget.Kind.MEMORY, bytes)) {
                throw exhausted(bytes);
            }
        }
        reserved += bytes;
        pending = bytes;
    }

    /** The array reserved last was not made: the Java heap had no room. */
    private void dropPending() {
        budget.release(Budget.Kind.MEMORY, pending);
        reserved -= pending;
        pending = 0;
    }

    private void keepLarge(Object made, long bytes) {
        pending = 0;
        old.add(new Sample(made, bytes));
        oldBytes += bytes;
    }

    private void sample(Object made, int bytes) {
        exec.heapLeft = nextDistance();
        long stands = Math.round(bytes / -Math.expm1(-(double) bytes / distance));
        young.add(new Sample(made, stands));
        youngBytes += stands;
        noticeCollection();
        if (refused || youngBytes > allowance) {
            collect();
            if (refused) {
                throw exhausted(oldBytes - reserved);
            }
        }
    }

    /** Exponentially distributed: each byte is as likely to be the next one sampled, whatever is known of earlier ones. */
    private int nextDistance() {
        return (int) Math.min(-Math.log(1 - random.nextDouble()) * distance, 64.0 * distance);
    }

    // ---- what is left of them

    private void noticeCollection() {
        if (sentinel.refersTo(null)) {
            settle();
        }
    }

    /** After a collection: reserves what survived and gives back what did not. */
    private void settle() {
        sentinel = new WeakReference<>(new Object());
        old.addAll(young);
        oldBytes += youngBytes;
        young.clear();
        youngBytes = 0;
        old.removeIf(sample -> {
            boolean gone = sample.refersTo(null);
            oldBytes -= gone ? sample.bytes : 0;
            return gone;
        });
        reserve(oldBytes + pending);
    }

    private void reserve(long bytes) {
        if (bytes <= reserved) {
            budget.release(Budget.Kind.MEMORY, reserved - bytes);
            reserved = bytes;
            refused = false;
        } else {
            refused = !budget.tryReserve(Budget.Kind.MEMORY, bytes - reserved);
            reserved = refused ? reserved : bytes;
        }
    }

    private void collect() {
        if (exec.status() == ExecutionContext.RUNNING) {
            exec.pause(ForcedCollections::collect);
        } else {
            ForcedCollections.collect();
        }
        settle();
    }

    /** The JVM could not make an array. */
    static Trap noRoom(long bytes, OutOfMemoryError cause) {
        return new Trap(
                TrapCode.HEAP_EXHAUSTED, "the Java heap has no room for an array of %d bytes".formatted(bytes), cause);
    }

    private Trap exhausted(long bytes) {
        String detail = "of structs and arrays";
        try {
            budget.reserve(Budget.Kind.MEMORY, bytes);
            budget.release(Budget.Kind.MEMORY, bytes);
        } catch (ResourceLimitException e) {
            detail = String.valueOf(e.getMessage());
        }
        return new Trap(TrapCode.HEAP_EXHAUSTED, detail);
    }
}
