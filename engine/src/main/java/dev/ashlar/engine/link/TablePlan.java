package dev.ashlar.engine.link;

import dev.ashlar.engine.binary.ElementSegment;
import dev.ashlar.engine.binary.ModuleInfo;
import dev.ashlar.engine.binary.TableDef;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a module's tables hold at first, where that is the same for all instances: functions at constant places in tables
 * that are not imported and begin with nulls. That is how compilers fill the table of indirect calls.
 */
final class TablePlan {
    /** Elements of a table for one in its segments: a plan must not be much larger than what it was made of. */
    private static final int SPARSE = 4;

    private final ModuleInfo info;
    private final int[] @Nullable [] functions;

    private TablePlan(ModuleInfo info) {
        this.info = info;
        this.functions = new int[info.tables().length] @Nullable [];
    }

    /** By table: by element, the function's index plus one, or 0 for null; null for a table that has no plan. */
    static int[] @Nullable [] of(ModuleInfo info) {
        TablePlan plan = new TablePlan(info);
        long[] filled = new long[info.tables().length];
        for (ElementSegment segment : info.elements()) {
            if (segment.mode() == ElementSegment.ACTIVE) {
                filled[segment.table()] += segment.size();
            }
        }
        for (int i = info.imported().tables(); i < filled.length; i++) {
            TableDef table = info.tables()[i];
            long size = table.limits().minimum();
            if (table.init() < 0 && size > 0 && size / SPARSE <= filled[i]) {
                plan.functions[i] = new int[(int) size];
            }
        }
        for (ElementSegment segment : info.elements()) {
            if (segment.mode() == ElementSegment.ACTIVE && !plan.take(segment)) {
                plan.functions[segment.table()] = null;
            }
        }
        return plan.functions;
    }

    /** False when the segment cannot be part of a plan, or traps. */
    private boolean take(ElementSegment segment) {
        int[] target = functions[segment.table()];
        int[] indices = segment.functions();
        OptionalLong place = ConstantExpression.constantAddress(info, segment.offset());
        if (target == null || indices == null || place.isEmpty()) {
            return false;
        }
        long start = place.getAsLong();
        if (start < 0 || indices.length > target.length - start) {
            return false;
        }
        for (int i = 0; i < indices.length; i++) {
            target[(int) start + i] = indices[i] + 1;
        }
        return true;
    }
}
