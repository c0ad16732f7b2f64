package dev.ashlar.engine.compile;

import java.lang.classfile.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open block, loop, if, try or the function itself. */
final class ControlFrame {
    /** What kind of construct it is. */
    enum Construct {
        FUNCTION,
        /** A construct, or the function, around the chunk that is compiled. */
        OUTER,
        BLOCK,
        LOOP,
        IF,
        ELSE,
        TRY
    }

    Construct construct;
    final List<Kind> parameters;
    final List<Kind> results;

    /** Operands below the construct's own. */
    final int height;

    /** Operands off the JVM's stack where its label is. */
    final int spilled;

    /** Where a branch goes: the start of a loop, else the end. */
    final Label target;

    @Nullable Label otherwise;

    @Nullable TryRegion region;

    boolean targeted;

    /** Set where branches here go to a group of cases instead of to the label. */
    @Nullable GroupEntry entry;

    /**
     * A way into a group of cases.
     *
     * @param call where the group is called, by then the selector must be set
     * @param selector one that leads to the case
     */
    record GroupEntry(CaseGroup group, Label call, int selector) {}

    /** The handler of a try. */
    record TryRegion(Label start, List<CatchClause> clauses) {}

    /**
     * A catch clause.
     *
     * @param tag -1 for all
     * @param withReference whether the exception itself is passed too
     */
    record CatchClause(int tag, boolean withReference, ControlFrame destination) {}

    ControlFrame(
            Construct construct, List<Kind> parameters, List<Kind> results, int height, int spilled, Label target) {
        this.construct = construct;
        this.parameters = parameters;
        this.results = results;
        this.height = height;
        this.spilled = spilled;
        this.target = target;
    }

    /** What a branch here carries. */
    List<Kind> branchKinds() {
        return construct == Construct.LOOP ? parameters : results;
    }
}
