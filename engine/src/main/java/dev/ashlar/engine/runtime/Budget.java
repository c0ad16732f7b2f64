package dev.ashlar.engine.runtime;

import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.ResourceLimits;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** What one account (store, tenant, process) may hold; a reservation counts on it and on all above it, or not at all. */
public final class Budget {
    /** What is counted, with its unit. */
    public enum Kind {
        MEMORY("bytes of memory"),
        TABLE("table elements"),
        INSTANCE("instances"),
        HANDLE("handles"),
        HOST("bytes of host objects");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        private long of(ResourceLimits limits) {
            return switch (this) {
                case MEMORY -> limits.memoryBytes();
                case TABLE -> limits.tableElements();
                case INSTANCE -> limits.instances();
                case HANDLE -> limits.handles();
                case HOST -> limits.hostBytes();
            };
        }
    }

    private final String owner;
    private final @Nullable Budget parent;
    private volatile ResourceLimits limits;
    private final AtomicLongArray used = new AtomicLongArray(Kind.values().length);
    private volatile boolean closed;
    private volatile @Nullable Budget refusal;

    public Budget(String owner, @Nullable Budget parent, ResourceLimits limits) {
        this.owner = owner;
        this.parent = parent;
        this.limits = limits;
    }

    public String owner() {
        return owner;
    }

    /** Reserves, or says no and leaves all counts as they were. */
    public boolean tryReserve(Kind kind, long amount) {
        return refusedBy(kind, amount) == null;
    }

    /** @throws ResourceLimitException naming the account that refused */
    public void reserve(Kind kind, long amount) {
        Budget refused = refusedBy(kind, amount);
        if (refused != null && refused.closed) {
            throw new ResourceLimitException(refused.owner + " is closed");
        }
        if (refused != null) {
            throw new ResourceLimitException("%s: %d more %s would exceed its limit of %d (%d in use)"
                    .formatted(
                            refused.owner, amount, kind.unit, refused.limit(kind), refused.used.get(kind.ordinal())));
        }
    }

    /** What this account may hold. */
    public long limit(Kind kind) {
        return kind.of(limits);
    }

    public ResourceLimits limits() {
        return limits;
    }

    /** From now on; what is reserved stays. */
    public void limit(ResourceLimits newLimits) {
        limits = newLimits;
    }

    /** Accounts like this one and those above it that hold nothing, below the same topmost one. */
    public Budget unused() {
        return parent == null ? this : new Budget(owner, parent.unused(), limits);
    }

    public void release(Kind kind, long amount) {
        for (Budget account = this; account != null; account = account.parent) {
            account.used.addAndGet(kind.ordinal(), -amount);
        }
    }

    /** Reserves whatever the limits say: for what changes accounts. */
    void take(Kind kind, long amount) {
        release(kind, -amount);
    }

    /** Whether it is an account or below it. */
    boolean isWithin(Budget account) {
        Budget at = this;
        while (at != account && at.parent != null) {
            at = at.parent;
        }
        return at == account;
    }

    /** Gives back everything that this account itself still holds, and refuses from now on. */
    public void close() {
        closed = true;
        for (Kind kind : Kind.values()) {
            release(kind, used.get(kind.ordinal()));
        }
    }

    public ResourceLimits inUse() {
        return new ResourceLimits(used.get(0), used.get(1), used.get(2), used.get(3), used.get(4));
    }

    /** The account that last refused something to this one, or to one below it. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal).map(account -> account.owner);
    }

    private @Nullable Budget refusedBy(Kind kind, long amount) {
        for (Budget account = this; account != null; account = account.parent) {
            if (!account.takeHere(kind, amount)) {
                for (Budget taken = this; taken != account && taken != null; taken = taken.parent) {
                    taken.used.addAndGet(kind.ordinal(), -amount);
                }
                remember(account);
                return account;
            }
        }
        return null;
    }

    private void remember(Budget refused) {
        for (Budget account = this; account != null; account = account.parent) {
            account.refusal = refused;
        }
    }

    private boolean takeHere(Kind kind, long amount) {
        long before;
        do {
            before = used.get(kind.ordinal());
            if (closed || amount > limit(kind) - before) {
                return false;
            }
        } while (!used.compareAndSet(kind.ordinal(), before, before + amount));
        return true;
    }
}
