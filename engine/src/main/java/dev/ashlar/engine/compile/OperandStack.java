package dev.ashlar.engine.compile;

import java.util.Arrays;
import java.util.List;

/**
 * The operand stack as the compiler sees it: types, and for values that were moved off the JVM's stack (handlers find
 * that empty) the local in which they wait. Such values are always the lowest ones.
 */
final class OperandStack {
    private Kind[] kinds = new Kind[32];
    private int[] homes = new int[32];

    /** JVM slots of all operands below. */
    private int[] slots = new int[32];

    private int size;
    private int lowest;
    private int forms;

    int size() {
        return size;
    }

    void push(Kind kind) {
        if (size == kinds.length) {
            kinds = Arrays.copyOf(kinds, size * 2);
            homes = Arrays.copyOf(homes, size * 2);
            slots = Arrays.copyOf(slots, size * 2);
        }
        kinds[size] = kind;
        slots[size] = slots(size);
        size++;
        forms += kind.isForm() ? 1 : 0;
    }

    void push(List<Kind> pushed) {
        for (Kind kind : pushed) {
            push(kind);
        }
    }

    /** JVM slots of the lowest {@code count} operands. */
    int slots(int count) {
        return count == 0 ? 0 : slots[count - 1] + kinds[count - 1].slots();
    }

    Kind pop() {
        Kind top = kinds[--size];
        forms -= top.isForm() ? 1 : 0;
        lowest = Math.min(lowest, size);
        return top;
    }

    void pop(int count) {
        truncate(size - count);
    }

    Kind peek() {
        return kinds[size - 1];
    }

    Kind at(int index) {
        return kinds[index];
    }

    /** The kinds from {@code index} to the top. */
    List<Kind> from(int index) {
        return List.of(Arrays.copyOfRange(kinds, index, size));
    }

    void truncate(int height) {
        for (int i = height; forms > 0 && i < size; i++) {
            forms -= kinds[i].isForm() ? 1 : 0;
        }
        size = height;
        lowest = Math.min(lowest, height);
    }

    /** Whether there are vectors in another form than {@link Kind#V}. */
    boolean hasForms() {
        return forms > 0;
    }

    /** The upper {@code count} operands are used where they are. */
    void touch(int count) {
        lowest = Math.min(lowest, size - count);
    }

    /** The smallest size since {@link #setLowest}. */
    int lowest() {
        return lowest;
    }

    void setLowest(int height) {
        lowest = height;
    }

    int home(int index) {
        return homes[index];
    }

    void setHome(int index, int local) {
        homes[index] = local;
    }
}
