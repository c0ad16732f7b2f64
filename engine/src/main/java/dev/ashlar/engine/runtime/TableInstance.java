package dev.ashlar.engine.runtime;

import dev.ashlar.engine.HeapType;
import dev.ashlar.engine.Limits;
import dev.ashlar.engine.ReferenceType;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.engine.Store;
import dev.ashlar.engine.Table;
import dev.ashlar.engine.TableType;
import dev.ashlar.engine.Trap;
import dev.ashlar.engine.TrapCode;
import dev.ashlar.engine.binary.DefinedType;
import dev.ashlar.engine.binary.PublicTypes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A table of references. */
public final class TableInstance implements Table {
    /** Elements that one table may have, whatever the budget. */
    public static final int MAX_ELEMENTS = 100_000_000;

    /** Elements moved between two looks at deadline and permit. */
    private static final int SLICE = 1 << 17;

    static final int ELEMENT_BYTES = 4;

    private static final @Nullable FunctionReference[] NONE = new @Nullable FunctionReference[0];

    private @Nullable Object[] elements;

    /** The elements where they are functions, else of no length: a call need not ask what it has found. */
    private @Nullable FunctionReference[] functions;

    private final Store store;
    private final Budget budget;
    private final TableType declared;

    /** Functions of {@code home} that elements stand for which are null still: index plus one, 0 for none. */
    private int @Nullable [] promised;

    private @Nullable ModuleInstance home;

    /** @throws ResourceLimitException when the minimum is beyond a budget */
    public TableInstance(Store store, Budget budget, TableType type, @Nullable Object initial) {
        this.store = store;
        this.budget = budget;
        this.declared = type;
        long size = type.limits().minimum();
        if (size < 0 || size > MAX_ELEMENTS) {
            throw new ResourceLimitException("a table of %s elements is beyond the %d that this engine gives one table"
                    .formatted(Long.toUnsignedString(size), MAX_ELEMENTS));
        }
        budget.reserve(Budget.Kind.TABLE, size);
        try {
            elements = holdsFunctions(type.element().heapType())
                    ? new @Nullable FunctionReference[(int) size]
                    : new @Nullable Object[(int) size];
        } catch (OutOfMemoryError e) {
            budget.release(Budget.Kind.TABLE, size);
            throw new ResourceLimitException("the Java heap has no room for a table of " + size + " elements");
        }
        functions = asFunctions(elements);
        if (initial != null) {
            Arrays.fill(elements, initial);
        }
    }

    private static boolean holdsFunctions(HeapType heap) {
        return PublicTypes.isSubtype(new ReferenceType(true, heap), ReferenceType.FUNCREF);
    }

    private static @Nullable FunctionReference[] asFunctions(@Nullable Object[] array) {
        return array instanceof FunctionReference[] functions ? functions : NONE;
    }

    /** Fills a new table. */
    public void fill(@Nullable Object value) {
        Arrays.fill(elements, value);
    }

    /**
     * Fills a new table with functions of an instance, each made when somebody asks for it. Programs have thousands in
     * their table and call a few.
     *
     * @param functions by element, the index plus one, 0 for null; not to be changed
     */
    public void promise(ModuleInstance instance, int[] functions) {
        home = instance;
        promised = functions;
    }

    private @Nullable Object promisedAt(int index) {
        int[] functions = promised;
        if (functions == null || home == null || functions[index] == 0) {
            return null;
        }
        FunctionReference made = ModuleInstance.function(home, functions[index] - 1);
        elements[index] = made;
        return made;
    }

    /** Before anything but a look at one element. */
    private @Nullable Object[] all() {
        if (promised != null) {
            for (int i = 0; i < elements.length; i++) {
                if (elements[i] == null) {
                    promisedAt(i);
                }
            }
            promised = null;
        }
        return elements;
    }

    private @Nullable Object at(int index) {
        Object element = elements[index];
        return element != null ? element : promisedAt(index);
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public TableType type() {
        Limits limits = new Limits(elements.length, declared.limits().maximum());
        return new TableType(declared.element(), limits, declared.index());
    }

    @Override
    public long size() {
        return elements.length;
    }

    @Override
    public @Nullable Object get(long index) {
        return at((int) Objects.checkIndex(index, (long) elements.length));
    }

    @Override
    public void set(long index, @Nullable Object value) {
        Carriers.check(declared.element(), value, store);
        all()[(int) Objects.checkIndex(index, (long) elements.length)] = value;
    }

    @Override
    public long grow(long count, @Nullable Object value) {
        Carriers.check(declared.element(), value, store);
        return count < 0 || count > MAX_ELEMENTS ? -1 : grow(value, (int) count);
    }

    /** {@code table.grow}: the old size, or -1. Not in slices: the JVM allocates in one go. */
    public static int grow(@Nullable Object value, int delta, TableInstance table, ExecutionContext exec) {
        ExecutionContext.chargeBulk(exec, (long) table.elements.length * ELEMENT_BYTES);
        return table.grow(value, delta);
    }

    /** The same for a table with 64-bit indices. */
    public static long grow(@Nullable Object value, long delta, TableInstance table, ExecutionContext exec) {
        return grow(value, delta < 0 || delta > MAX_ELEMENTS ? -1 : (int) delta, table, exec);
    }

    private int grow(@Nullable Object value, int delta) {
        int old = elements.length;
        long target = old + (delta & 0xFFFF_FFFFL);
        if (target > MAX_ELEMENTS
                || Long.compareUnsigned(target, declared.limits().maximum().orElse(MAX_ELEMENTS)) > 0) {
            return -1;
        }
        if (!budget.tryReserve(Budget.Kind.TABLE, target - old)) {
            return -1;
        }
        try {
            @Nullable Object[] bigger = Arrays.copyOf(all(), (int) target);
            if (value != null) {
                Arrays.fill(bigger, old, bigger.length, value);
            }
            elements = bigger;
            functions = asFunctions(bigger);
        } catch (OutOfMemoryError e) {
            budget.release(Budget.Kind.TABLE, target - old);
            return -1;
        }
        return old;
    }

    /** {@code table.size}. */
    public static int size(TableInstance table) {
        return table.elements.length;
    }

    /** {@code table.get}. */
    public static @Nullable Object get(int index, TableInstance table) {
        @Nullable Object[] elements = table.elements;
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds(index & 0xFFFF_FFFFL, 1, elements.length, "table");
        }
        return table.at(index);
    }

    /** The same for a table with 64-bit indices. */
    public static @Nullable Object get(long index, TableInstance table) {
        check(index, 1, table.elements.length, "table");
        return table.at((int) index);
    }

    /** {@code table.set}. */
    public static void set(int index, @Nullable Object value, TableInstance table) {
        @Nullable Object[] elements = table.all();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds(index & 0xFFFF_FFFFL, 1, elements.length, "table");
        }
        elements[index] = value;
    }

    /** The same for a table with 64-bit indices. */
    public static void set(long index, @Nullable Object value, TableInstance table) {
        check(index, 1, table.elements.length, "table");
        table.all()[(int) index] = value;
    }

    /** {@code table.fill}. */
    public static void fill(
            int start, @Nullable Object value, int count, TableInstance table, ExecutionContext exec, int depth) {
        @Nullable Object[] elements = table.all();
        check(start, count, elements.length, "table");
        ExecutionContext.chargeBulk(exec, (long) count * ELEMENT_BYTES);
        for (int at = start, end = start + count; at < end; ) {
            int next = Math.min(end, at + SLICE);
            Arrays.fill(elements, at, next, value);
            Polls.poll(exec, depth);
            at = next;
        }
    }

    /** The same for a table with 64-bit indices. */
    public static void fill(
            long start, @Nullable Object value, long count, TableInstance table, ExecutionContext exec, int depth) {
        check(start, count, table.elements.length, "table");
        fill((int) start, value, (int) count, table, exec, depth);
    }

    /** {@code table.copy}, overlapping ranges included. */
    public static void copy(
            int target, int source, int count, TableInstance to, TableInstance from, ExecutionContext exec, int depth) {
        @Nullable Object[] read = from.all();
        @Nullable Object[] written = to.all();
        check(source, count, read.length, "table");
        check(target, count, written.length, "table");
        ExecutionContext.chargeBulk(exec, (long) count * ELEMENT_BYTES);
        boolean backwards = from == to && source < target;
        for (int done = 0; done < count; ) {
            int step = Math.min(SLICE, count - done);
            int skip = backwards ? count - done - step : done;
            System.arraycopy(read, source + skip, written, target + skip, step);
            Polls.poll(exec, depth);
            done += step;
        }
    }

    /** The same where one of the tables has 64-bit indices. */
    public static void copy(
            long target,
            long source,
            long count,
            TableInstance to,
            TableInstance from,
            ExecutionContext exec,
            int depth) {
        check(source, count, from.elements.length, "table");
        check(target, count, to.elements.length, "table");
        copy((int) target, (int) source, (int) count, to, from, exec, depth);
    }

    /** {@code table.init} and active segments. */
    public static void init(
            long target,
            int source,
            int count,
            TableInstance table,
            @Nullable Object[] segment,
            ExecutionContext exec,
            int depth) {
        check(source, count, segment.length, "element segment");
        @Nullable Object[] elements = table.all();
        check(target, count, elements.length, "table");
        for (int done = 0; done < count; ) {
            int step = Math.min(SLICE, count - done);
            System.arraycopy(segment, source + done, elements, (int) target + done, step);
            Polls.poll(exec, depth);
            done += step;
        }
    }

    /** The function that {@code call_indirect} means, of the expected type. */
    public static FunctionReference resolve(int index, TableInstance table, DefinedType expected) {
        @Nullable FunctionReference[] functions = table.functions;
        if (Integer.compareUnsigned(index, functions.length) >= 0) {
            throw undefinedElement(index & 0xFFFF_FFFFL, functions.length);
        }
        FunctionReference function = functions[index];
        if (function == null) {
            function = table.resolvePromised(index);
        }
        if (function.type != expected && !function.type.isSubtypeOf(expected)) {
            throw typeMismatch(index, function.type, expected);
        }
        return function;
    }

    /** The same for a table with 64-bit indices. */
    public static FunctionReference resolve(long index, TableInstance table, DefinedType expected) {
        if (index >>> 31 != 0) {
            throw undefinedElement(index, table.functions.length);
        }
        return resolve((int) index, table, expected);
    }

    private FunctionReference resolvePromised(int index) {
        if (promisedAt(index) instanceof FunctionReference function) {
            return function;
        }
        throw new Trap(TrapCode.UNINITIALIZED_ELEMENT, "element " + index);
    }

    private static Trap undefinedElement(long index, int size) {
        return new Trap(
                TrapCode.UNDEFINED_ELEMENT,
                "element %s of a table of %d".formatted(Long.toUnsignedString(index), size));
    }

    private static Trap typeMismatch(int index, DefinedType actual, DefinedType expected) {
        return new Trap(
                TrapCode.INDIRECT_CALL_TYPE_MISMATCH,
                "element %d is %s, expected %s".formatted(index, actual, expected));
    }

    private static void check(int start, int count, int size, String what) {
        if (start < 0 || count < 0 || count > size - start) {
            throw outOfBounds(start & 0xFFFF_FFFFL, count & 0xFFFF_FFFFL, size, what);
        }
    }

    /** The same of a table with 64-bit indices. Of a range that is inside, start and count fit an int. */
    private static void check(long start, long count, int size, String what) {
        if (start < 0 || count < 0 || count > size - start) {
            throw outOfBounds(start, count, size, what);
        }
    }

    private static Trap outOfBounds(long start, long count, int size, String what) {
        return new Trap(
                TrapCode.TABLE_OUT_OF_BOUNDS,
                "%s elements at %s of a %s of %d"
                        .formatted(Long.toUnsignedString(count), Long.toUnsignedString(start), what, size));
    }
}
