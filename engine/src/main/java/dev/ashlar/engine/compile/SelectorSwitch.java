package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.instruction.SwitchCase;
import java.util.List;

/** The switch at the start of a group of cases. The selector, in local 0, is always one of the cases'. */
final class SelectorSwitch {
    private static final int MAX_SPREAD = 4;

    private SelectorSwitch() {}

    static void emit(CodeBuilder out, List<SwitchCase> cases) {
        int low = cases.stream().mapToInt(SwitchCase::caseValue).min().orElseThrow();
        int high = cases.stream().mapToInt(SwitchCase::caseValue).max().orElseThrow();
        out.iload(0);
        if (high - low < MAX_SPREAD * cases.size()) {
            out.tableswitch(low, high, cases.getFirst().target(), cases);
        } else {
            out.lookupswitch(cases.getFirst().target(), cases);
        }
    }
}
