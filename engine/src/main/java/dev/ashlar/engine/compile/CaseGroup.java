package dev.ashlar.engine.compile;

import java.util.List;

/**
 * Cases of a switch that share a method. LLVM and Go write a large switch as blocks nested in each other, a {@code
 * br_table} in the innermost, and the code of each case behind the end of a block. The leading method then only passes
 * the table's operand on, as the <em>selector</em>; the method of the group switches on it once more.
 *
 * @param table offset of the {@code br_table}
 * @param cases in order of appearance
 */
record CaseGroup(int table, List<Case> cases) {
    /**
     * One case.
     *
     * @param block offset of the block at whose end it starts
     * @param code what it does
     * @param selectors operands of the table that lead here; another number, which is not an operand, where none does
     * @param nested how many of the blocks end between the group's first case and this one
     */
    record Case(int block, Chunk code, List<Integer> selectors, int nested) {}

    /** Where the leading method calls the group. */
    int start() {
        return cases.getFirst().code().start();
    }
}
