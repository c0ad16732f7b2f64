package dev.ashlar.engine.validate;

import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.TypeReader;
import dev.ashlar.engine.binary.ValType;
import java.util.Arrays;
import java.util.BitSet;

/** The locals of a function, and which of those without a default value are set where validation is. */
final class LocalTypes {
    /** As in the JavaScript API. */
    private static final int MAX_LOCALS = 50_000;

    private final TypeRules rules;
    private int[] types = new int[64];
    private int count;
    private final BitSet set = new BitSet();
    private int[] setInOrder = new int[16];
    private int marks;

    LocalTypes(TypeRules rules) {
        this.rules = rules;
    }

    /** Starts a function with its parameters. */
    void start(int[] parameters) {
        count = 0;
        marks = 0;
        set.clear();
        reserve(parameters.length);
        System.arraycopy(parameters, 0, types, 0, parameters.length);
        count = parameters.length;
        set.set(0, count);
    }

    /** Reads the declarations at the start of a body. */
    void declare(BinaryReader in) {
        int declarations = in.count();
        long total = count;
        for (int i = 0; i < declarations; i++) {
            int offset = in.position();
            long added = in.u32() & 0xFFFF_FFFFL;
            total += added;
            if (total > 0xFFFF_FFFFL) {
                throw in.malformed("too many locals");
            }
            int type = TypeReader.valueType(in);
            rules.check(type, offset);
            if (total <= MAX_LOCALS) {
                add((int) added, type);
            }
        }
        if (total > MAX_LOCALS) {
            throw new InvalidModuleException(
                    in.position(), "too many locals: %d, and at most %d are allowed".formatted(total, MAX_LOCALS));
        }
    }

    private void add(int added, int type) {
        reserve(count + added);
        Arrays.fill(types, count, count + added, type);
        count += added;
    }

    private void reserve(int size) {
        if (size > types.length) {
            types = Arrays.copyOf(types, Math.max(size, 2 * types.length));
        }
    }

    int count() {
        return count;
    }

    int type(int local) {
        return types[local];
    }

    boolean isSet(int local) {
        return hasDefault(types[local]) || set.get(local);
    }

    void set(int local) {
        if (hasDefault(types[local]) || set.get(local)) {
            return;
        }
        set.set(local);
        if (marks == setInOrder.length) {
            setInOrder = Arrays.copyOf(setInOrder, 2 * marks);
        }
        setInOrder[marks++] = local;
    }

    /** To be given to {@link #reset} at the end of a block. */
    int mark() {
        return marks;
    }

    /** What was set since the mark may not have been: it was inside a block. */
    void reset(int mark) {
        while (marks > mark) {
            set.clear(setInOrder[--marks]);
        }
    }

    private static boolean hasDefault(int type) {
        return !ValType.isRef(type) || ValType.isNullable(type);
    }
}
