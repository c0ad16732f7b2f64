package dev.ashlar.engine.compile;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Switches on an int. A {@code tableswitch} takes four bytes per entry, too much for a method of 8,000 where a table has
 * thousands: there a string maps operands to the few different targets, and the switch is on these.
 */
final class TableSwitch {
    /** Above this the table is a string. */
    static final int MAX_ENTRIES = 500;

    /** Bits of an operand that find its character in one of the strings; so many characters fit a constant. */
    private static final int PART_BITS = 14;

    private static final MethodTypeDesc CHAR_AT = MethodTypeDesc.of(ConstantDescs.CD_char, ConstantDescs.CD_int);
    private static final MethodTypeDesc COMPARE =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int);

    private TableSwitch() {}

    /** Switches on the int on the stack, unsigned; {@code otherwise} is for what is beyond the table. */
    static void emit(Body body, Label[] targets, Label otherwise) {
        CodeBuilder out = body.out;
        if (targets.length == 0) {
            out.pop().goto_(otherwise);
        } else if (targets.length > MAX_ENTRIES) {
            emitMapped(body, targets, otherwise);
        } else {
            List<SwitchCase> cases = new ArrayList<>();
            for (int i = 0; i < targets.length; i++) {
                cases.add(SwitchCase.of(i, targets[i]));
            }
            out.tableswitch(0, targets.length - 1, otherwise, cases);
        }
    }

    private static void emitMapped(Body body, Label[] targets, Label otherwise) {
        Map<Label, Integer> numbers = new LinkedHashMap<>();
        StringBuilder map = new StringBuilder(targets.length);
        for (Label target : targets) {
            int number = numbers.computeIfAbsent(target, t -> numbers.size());
            map.append((char) (number + 1));
        }
        List<SwitchCase> cases = new ArrayList<>();
        numbers.forEach((target, number) -> cases.add(SwitchCase.of(number + 1, target)));
        Label mapped = body.out.newLabel();
        int operand = body.locals.temporary(Kind.I, 0);
        body.out
                .istore(operand)
                .iload(operand)
                .loadConstant(targets.length)
                .invokestatic(ConstantDescs.CD_Integer, "compareUnsigned", COMPARE)
                .ifge(otherwise);
        mapOperand(body.out, map.toString(), operand, mapped);
        body.out.labelBinding(mapped).tableswitch(1, cases.size(), otherwise, cases);
    }

    /** Pushes the operand's character and goes to {@code mapped}. */
    private static void mapOperand(CodeBuilder out, String map, int operand, Label mapped) {
        int partSize = 1 << PART_BITS;
        List<Label> parts = new ArrayList<>();
        List<SwitchCase> cases = new ArrayList<>();
        for (int start = 0; start < map.length(); start += partSize) {
            parts.add(out.newLabel());
            cases.add(SwitchCase.of(parts.size() - 1, parts.getLast()));
        }
        if (parts.size() > 1) {
            out.iload(operand).bipush(PART_BITS).ishr().tableswitch(0, parts.size() - 1, parts.getFirst(), cases);
        }
        for (int i = 0; i < parts.size(); i++) {
            String part = map.substring(i * partSize, Math.min(map.length(), (i + 1) * partSize));
            out.labelBinding(parts.get(i)).ldc(part).iload(operand).loadConstant(partSize - 1);
            out.iand().invokevirtual(ConstantDescs.CD_String, "charAt", CHAR_AT).goto_(mapped);
        }
    }
}
