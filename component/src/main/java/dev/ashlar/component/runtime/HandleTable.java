package dev.ashlar.component.runtime;

import dev.ashlar.component.ComponentTraps;
import dev.ashlar.engine.Trap;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The handles of one instance. Index 0 stays free; indices are used again, the last one freed first.
 *
 * @see <a href="https://github.com/WebAssembly/component-model/blob/main/design/mvp/CanonicalABI.md#table-state">
 *     Canonical ABI: table state</a>
 */
public final class HandleTable {
    private static final int FIRST_SIZE = 16;

    private @Nullable TableEntry[] entries = new @Nullable TableEntry[FIRST_SIZE];

    /** For a free index, the next one to be used; 0 ends the list. */
    private int[] nextFree = new int[FIRST_SIZE];

    private int firstFree;
    private int end = 1;
    private int count;
    private final HandleQuota quota;

    HandleTable(HandleQuota quota) {
        this.quota = quota;
    }

    /** Entries at present. */
    public int count() {
        return count;
    }

    /** @throws Trap with {@link ComponentTraps#TOO_MANY_HANDLES} when the quota is used up */
    public int add(TableEntry entry) {
        quota.take();
        int index = firstFree;
        if (index != 0) {
            firstFree = nextFree[index];
        } else {
            index = end++;
            if (index == entries.length) {
                entries = Arrays.copyOf(entries, index * 2);
                nextFree = Arrays.copyOf(nextFree, index * 2);
            }
        }
        entries[index] = entry;
        count++;
        return index;
    }

    /** @throws Trap with {@link ComponentTraps#INVALID_HANDLE} when there is nothing under that index */
    public TableEntry get(int index) {
        TableEntry entry = index > 0 && index < end ? entries[index] : null;
        if (entry == null) {
            throw new Trap(ComponentTraps.INVALID_HANDLE, "unknown handle index " + Integer.toUnsignedString(index));
        }
        return entry;
    }

    /** Takes an entry out, which {@link #get} has found. */
    void remove(int index) {
        entries[index] = null;
        nextFree[index] = firstFree;
        firstFree = index;
        count--;
        quota.giveBack();
    }

    /**
     * The handle under that index.
     *
     * @throws Trap when there is none, or one of another type
     */
    ResourceHandle resource(int index, RuntimeResource type) {
        if (!(get(index) instanceof ResourceHandle handle)) {
            throw new Trap(ComponentTraps.INVALID_HANDLE, "handle index " + index + " is not a resource");
        }
        if (handle.type != type) {
            throw new Trap(
                    ComponentTraps.INVALID_HANDLE,
                    "handle index %d used with the wrong type, expected %s but found %s"
                            .formatted(index, type, handle.type));
        }
        return handle;
    }

    /** Takes out a handle that owns its resource and is not lent. */
    ResourceHandle takeOwn(int index, RuntimeResource type) {
        ResourceHandle handle = resource(index, type);
        requireNotLent(handle, index);
        if (!handle.owns()) {
            throw new Trap(
                    ComponentTraps.INVALID_HANDLE, "cannot pass on borrowed handle index " + index + " as owned");
        }
        remove(index);
        return handle;
    }

    static void requireNotLent(ResourceHandle handle, int index) {
        if (handle.lends != 0) {
            throw new Trap(
                    ComponentTraps.INVALID_HANDLE,
                    "cannot remove owned resource while borrowed: handle index " + index);
        }
    }
}
