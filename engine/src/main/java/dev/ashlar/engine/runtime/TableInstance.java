package dev.ashlar.engine.runtime;

import dev.ashlar.engine.HeapType;
import dev.ashlar.engine.IndexType;
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
import java.util.OptionalLong;
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
    private final ReferenceType element;
    private final OptionalLong maximum;

    /** Functions of {@code home} that elements stand for which are null still: index plus one, 0 for none. */
    private int @Nullable [] promised;

    private @Nullable ModuleInstance home;

    /** @throws ResourceLimitException when the minimum is beyond a budget */
    public TableInstance(Store store, Budget budget, TableType type, @Nullable Object initial) {
        this.store = store;
        this.budget = budget;
        this.element = type.element();
        this.maximum = type.limits().maximum();
        long size = type.limits().minimum();
        if (size < 0 || size > MAX_ELEMENTS) {
            throw new ResourceLimitException("a table of %s elements is beyond the %d that this engine gives one table"
                    .formatted(Long.toUnsignedString(size), MAX_ELEMENTS));
        }
        budget.reserve(Budget.Kind.TABLE, size);
        try {
            elements = holdsFunctions(element.heapType())
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
        return new TableType(element, new Limits(elements.length, maximum), IndexType.I32);
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
        Carriers.check(element, value, store);
        all()[(int) Objects.checkIndex(index, (long) elements.length)] = value;
    }

    @Override
    public long grow(long count, @Nullable Object value) {
        Carriers.check(element, value, store);
        return count < 0 || count > MAX_ELEMENTS ? -1 : grow(value, (int) count);
    }

    /** {@code table.grow}: the old size, or -1. Not in slices: the JVM allocates in one go. */
    public static int grow(@Nullable Object value, int delta, TableInstance table, ExecutionContext exec) {
        ExecutionContext.chargeBulk(exec, (long) table.elements.length * ELEMENT_BYTES);
        return table.grow(value, delta);
    }

    private int grow(@Nullable Object value, int delta) {
        int old = elements.length;
        long target = old + (delta & 0xFFFF_FFFFL);
        if (target > MAX_ELEMENTS || target > maximum.orElse(MAX_ELEMENTS)) {
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
            throw outOfBounds(index, 1, elements.length, "table");
        }
        return table.at(index);
    }

    /** {@code table.set}. */
    public static void set(int index, @Nullable Object value, TableInstance table) {
        @Nullable Object[] elements = table.all();
        if (Integer.compareUnsigned(index, elements.length) >= 0) {
            throw outOfBounds(index, 1, elements.length, "table");
        }
        elements[index] = value;
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
            ExecutionContext.poll(exec, depth);
            at = next;
        }
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
            ExecutionContext.poll(exec, depth);
            done += step;
        }
    }

    /** {@code table.init} and active segments. */
    public static void init(
            int target,
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
            System.arraycopy(segment, source + done, elements, target + done, step);
            ExecutionContext.poll(exec, depth);
            done += step;
        }
    }

    /** The function that {@code call_indirect} means, of the expected type. */
    public static FunctionReference resolve(int index, TableInstance table, DefinedType expected) {
        @Nullable FunctionReference[] functions = table.functions;
        if (Integer.compareUnsigned(index, functions.length) >= 0) {
            throw undefinedElement(index, functions.length);
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

    private FunctionReference resolvePromised(int index) {
        if (promisedAt(index) instanceof FunctionReference function) {
            return function;
        }
        throw new Trap(TrapCode.UNINITIALIZED_ELEMENT, "element " + index);
    }

    private static Trap undefinedElement(int index, int size) {
        return new Trap(
                TrapCode.UNDEFINED_ELEMENT, "element %d of a table of %d".formatted(index & 0xFFFF_FFFFL, size));
    }

    private static Trap typeMismatch(int index, DefinedType actual, DefinedType expected) {
        return new Trap(
                TrapCode.INDIRECT_CALL_TYPE_MISMATCH,
                "element %d is %s, expected %s".formatted(index, actual, expected));
    }

    private static void check(int start, int count, int size, String what) {
        if (start < 0 || count < 0 || count > size - start) {
            throw outOfBounds(start, count, size, what);
        }
    }

    private static Trap outOfBounds(int start, int count, int size, String what) {
        return new Trap(
                TrapCode.TABLE_OUT_OF_BOUNDS,
                "%d elements at %d of a %s of %d".formatted(count & 0xFFFF_FFFFL, start & 0xFFFF_FFFFL, what, size));
    }
}
