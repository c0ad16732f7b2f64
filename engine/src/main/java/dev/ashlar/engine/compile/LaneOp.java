package dev.ashlar.engine.compile;

import java.util.List;

/**
 * An instruction on vectors as JVM instructions on lanes.
 *
 * @param operands the forms that its operands take
 * @param result the form of its result, or the kind of a result that is a number
 * @param code pushes one flat slot of the result
 */
record LaneOp(List<Kind> operands, Kind result, Code code) {
    /** Pushes a flat slot of a result. */
    @FunctionalInterface
    interface Code {
        void emit(LaneOperands operands, int lane);
    }
}
