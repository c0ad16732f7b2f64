package dev.ashlar.engine.compile;

import java.util.BitSet;
import java.util.List;

/**
 * Which functions look at depth and deadline when they are entered. Not all need to: calls through references look
 * themselves, and loops do; of direct calls it is enough that each cycle passes a function that looks, and that between two
 * looks there is neither much stack nor much work. So a function looks if it is called by one that it calls, if it makes tail
 * calls, or if what it would do until the next look is too much (without recursion that is finite, but may be exponential in
 * the number of functions). One that is split into several methods always looks.
 *
 * <p>A function that calls nothing gets no depth: its callers pass a zero, and need not keep theirs for it.
 */
final class EntryChecks {
    /** Estimated bytes of stack of the functions that follow a look without one of their own. */
    static final int MOST_STACK = 16 * 1024;

    /** Instructions between two looks. Guests stop within 20 milliseconds; the interpreter needs some 20 ns for each. */
    static final int MOST_WORK = 20_000;

    /** Slots of temporaries, and of operands below a call, that are taken for granted; who has more looks before the call. */
    private static final int ASSUMED_SLOTS = 16;

    private final BitSet looks;
    private final BitSet needDepth;

    /** Functions that are not imported, counted without the imported ones. */
    EntryChecks(BitSet looks, BitSet needDepth) {
        this.looks = looks;
        this.needDepth = needDepth;
    }

    /** Whether a function looks at depth and deadline when it is entered. */
    boolean looks(int function) {
        return looks.get(function);
    }

    /** Whether the depth that is passed to a function means anything. */
    boolean needsDepth(int function) {
        return needDepth.get(function);
    }

    /** What the frame of a function is taken to need at most, if it does not look itself. */
    static int assumedFrame(List<Kind> locals) {
        int slots = ASSUMED_SLOTS;
        for (Kind kind : locals) {
            slots += kind.slots();
        }
        return StackCost.frame(slots, ASSUMED_SLOTS) + StackCost.memory(true);
    }
}
