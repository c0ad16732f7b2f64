package dev.ashlar.engine.validate;

import static dev.ashlar.engine.validate.TypeRules.UNKNOWN;

import dev.ashlar.engine.InvalidModuleException;
import dev.ashlar.engine.binary.Operator;
import java.util.Arrays;

/** The types of the operands, as far as the innermost block may reach them. */
final class OperandStack {
    /** So that a few bytes of calls with many results do not fill the memory of the validator. */
    private static final int MAX_HEIGHT = 15_000;

    private final TypeRules rules;
    /** Where the instruction begins that is being validated. */
    int instruction;

    private int[] types = new int[256];
    private int height;
    /** Height at the entry of the innermost block. */
    private int base;
    /** Whether the rest of the innermost block cannot be reached, so that operands come from nowhere. */
    private boolean unreachable;

    OperandStack(TypeRules rules) {
        this.rules = rules;
    }

    void clear() {
        height = 0;
        enter(0, false);
    }

    /** Whether all further operands come from nowhere. */
    boolean isExhausted() {
        return unreachable && height == base;
    }

    int height() {
        return height;
    }

    boolean isUnreachable() {
        return unreachable;
    }

    void enter(int newBase, boolean nowUnreachable) {
        base = newBase;
        unreachable = nowUnreachable;
    }

    /** The rest of the innermost block cannot be reached. */
    void setUnreachable() {
        height = base;
        unreachable = true;
    }

    void push(int type) {
        if (height == types.length) {
            grow();
        }
        types[height++] = type;
    }

    private void grow() {
        if (height >= MAX_HEIGHT) {
            throw invalid("too many operands: more than " + MAX_HEIGHT);
        }
        types = Arrays.copyOf(types, Math.min(2 * height, MAX_HEIGHT));
    }

    void push(int[] all) {
        for (int type : all) {
            push(type);
        }
    }

    void pop(int expected) {
        if (height > base) {
            int found = types[--height];
            if (found != expected && !rules.matches(found, expected)) {
                throw mismatch(expected, found);
            }
        } else if (!unreachable) {
            throw missing(TypeRules.name(expected));
        }
    }

    void pop(int[] expected) {
        for (int i = expected.length - 1; i >= 0; i--) {
            pop(expected[i]);
        }
    }

    /** Pops an operand of any type. */
    int pop() {
        if (height > base) {
            return types[--height];
        }
        if (!unreachable) {
            throw missing("a value");
        }
        return UNKNOWN;
    }

    /** Pops and pushes what {@link Operator#packedSignature} says. */
    void apply(int signature) {
        for (int left = signature >>> 3; left != 0; left >>>= 3) {
            pop(0x80 - (left & 7));
        }
        int result = signature & 7;
        if (result != 0) {
            push(0x80 - result);
        }
    }

    /** Checks the operands on top without popping them. */
    void expect(int[] expected) {
        for (int i = expected.length - 1, place = height - 1; i >= 0; i--, place--) {
            if (place < base) {
                if (unreachable) {
                    return;
                }
                throw missing(TypeRules.name(expected[i]));
            }
            if (types[place] != expected[i] && !rules.matches(types[place], expected[i])) {
                throw mismatch(expected[i], types[place]);
            }
        }
    }

    /** Pops the results of the innermost block, which must be all that is left of it. */
    void popAll(int[] expected) {
        pop(expected);
        if (height != base) {
            throw invalid(
                    "type mismatch: %d values remain on the stack at the end of the block".formatted(height - base));
        }
    }

    InvalidModuleException invalid(String reason) {
        return new InvalidModuleException(instruction, reason);
    }

    private InvalidModuleException mismatch(int expected, int found) {
        return invalid(
                "type mismatch: expected %s, found %s".formatted(TypeRules.name(expected), TypeRules.name(found)));
    }

    private InvalidModuleException missing(String expected) {
        return invalid("type mismatch: expected %s, found nothing".formatted(expected));
    }
}
