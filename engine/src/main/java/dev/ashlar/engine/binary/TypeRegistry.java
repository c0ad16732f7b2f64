package dev.ashlar.engine.binary;

import dev.ashlar.engine.ConcreteHeapType;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All recursion groups in use in this process, held weakly: a group goes with the last module or value that uses it. */
final class TypeRegistry {
    private static final Map<Object, Entry> GROUPS = new HashMap<>();
    private static final TreeMap<Integer, Entry> BY_FIRST_ID = new TreeMap<>();
    private static final ReferenceQueue<DefinedType[]> DROPPED = new ReferenceQueue<>();
    private static int nextId;

    /** What is known of one group. The members refer to the array, so it lives as long as any of them. */
    private static final class Entry extends WeakReference<DefinedType[]> {
        private final Object key;
        private final int firstId;

        Entry(Object key, DefinedType[] members) {
            super(members, DROPPED);
            this.key = key;
            this.firstId = members[0].id();
        }
    }

    private TypeRegistry() {}

    /** The types of an equivalent group interned before, or else new ones. */
    static synchronized DefinedType[] intern(RecursionGroup group) {
        expunge();
        Entry known = GROUPS.get(group.key());
        DefinedType[] members = known == null ? null : known.get();
        return members != null ? members : define(group);
    }

    private static DefinedType[] define(RecursionGroup group) {
        int firstId = nextId;
        nextId = Math.addExact(firstId, group.size());
        DefinedType[] members = group.define(firstId);
        Entry entry = new Entry(group.key(), members);
        GROUPS.put(group.key(), entry);
        BY_FIRST_ID.put(firstId, entry);
        return members;
    }

    /** The type that a public heap type stands for. */
    static synchronized DefinedType get(ConcreteHeapType heapType) {
        Map.Entry<Integer, Entry> entry = BY_FIRST_ID.floorEntry(heapType.id());
        DefinedType[] members = entry == null ? null : entry.getValue().get();
        int position = entry == null ? 0 : heapType.id() - entry.getKey();
        if (members == null || position >= members.length) {
            throw new IllegalArgumentException(
                    "type " + heapType + " is gone: no module that defines it is in use any more");
        }
        return members[position];
    }

    /** How many groups are known. */
    static synchronized int size() {
        expunge();
        return GROUPS.size();
    }

    private static void expunge() {
        for (@Nullable Reference<?> dropped = DROPPED.poll(); dropped != null; dropped = DROPPED.poll()) {
            if (dropped instanceof Entry entry) {
                GROUPS.remove(entry.key, entry);
                BY_FIRST_ID.remove(entry.firstId);
            }
        }
    }
}
