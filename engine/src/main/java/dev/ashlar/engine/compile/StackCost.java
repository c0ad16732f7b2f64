package dev.ashlar.engine.compile;

/**
 * Stack that calls take, in bytes: at least what HotSpot's interpreter and C1 need; C2 needs less. A caller counts its own
 * frame, of which it knows everything at the call, and the frames of the dispatch between it and its callee.
 */
final class StackCost {
    /** A frame without locals and operands: return address, saved registers, the interpreter's bookkeeping. */
    private static final int FRAME = 112;

    private static final int LOCAL_SLOT = 8;

    /** C1 keeps an operand of one slot in 12 bytes across a call, one of two slots in 24. */
    private static final int OPERAND_SLOT = 12;

    /** What C1 adds where it inlines an access to memory, once for all of them. */
    private static final int MEMORY_ACCESS = 232;

    /** Slots of instance, context, depth and one more. */
    private static final int CONTEXT_SLOTS = 4;

    /** Through a function reference: the signature's {@code invoke} and the dispatcher's {@code call}. */
    private static final int DISPATCH_FRAMES = 2;

    /** From the loop that makes pending calls to the callee. */
    private static final int PENDING_FRAMES = 3;

    private StackCost() {}

    /** Of the frame of a method that has so many locals, and operands below the arguments of a call. */
    static int frame(int locals, int operands) {
        return FRAME + LOCAL_SLOT * locals + OPERAND_SLOT * operands;
    }

    /** Of what a method takes in addition if it accesses memory. */
    static int memory(boolean accessed) {
        return accessed ? MEMORY_ACCESS : 0;
    }

    /** Of what lies between a call through a reference and its callee. */
    static int dispatch(Shape callee) {
        return DISPATCH_FRAMES * frame(callee.argumentSlots() + CONTEXT_SLOTS, 0);
    }

    /** Of the wrapper around a function with tail calls. */
    static int wrapper(Shape function) {
        return frame(function.argumentSlots() + CONTEXT_SLOTS, 0);
    }

    /** Of what lies between the loop that makes pending calls, which is included, and a callee. */
    static int pending(Shape callee) {
        return frame(CONTEXT_SLOTS, 0) + PENDING_FRAMES * frame(callee.argumentSlots() + CONTEXT_SLOTS, 0);
    }
}
