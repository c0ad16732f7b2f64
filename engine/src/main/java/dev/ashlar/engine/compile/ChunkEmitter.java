package dev.ashlar.engine.compile;

import dev.ashlar.engine.compile.ControlFrame.GroupEntry;
import dev.ashlar.engine.compile.SplitFunction.ChunkMethod;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Calls chunks where their code would be, and does what they come back for. */
final class ChunkEmitter {
    private final Body body;
    private final ControlEmitter control;
    private final SplitFunction function;
    private final SortedMap<Integer, Chunk> chunks;
    private final FrameLocals frame;
    private final boolean insideTry;
    private final Map<Integer, GroupEntry> entries = new HashMap<>();
    private final Set<Integer> tables = new HashSet<>();
    private final int selector;

    /**
     * @param chunks those that this method calls, by start
     * @param insideTry whether a try is around this method's own code
     */
    ChunkEmitter(
            Body body,
            ControlEmitter control,
            SplitFunction function,
            SortedMap<Integer, Chunk> chunks,
            FrameLocals frame,
            boolean insideTry) {
        this.body = body;
        this.control = control;
        this.function = function;
        this.chunks = chunks;
        this.frame = frame;
        this.insideTry = insideTry;
        this.selector = body.locals.fresh(Kind.I);
        for (CaseGroup group : function.groups().values()) {
            tables.add(group.table());
            Label call = body.out.newLabel();
            for (CaseGroup.Case one : group.cases()) {
                entries.put(
                        one.block(), new GroupEntry(group, call, one.selectors().getFirst()));
            }
        }
    }

    /** JVM local of the selector for groups of cases. */
    int selector() {
        return selector;
    }

    /** Whether the operand of the {@code br_table} at {@code offset} is the selector of groups. */
    boolean selectsBy(int offset) {
        return tables.contains(offset);
    }

    /** Where branches to the end of the block at {@code offset} go, if that is a group of cases. */
    @Nullable GroupEntry entry(int offset) {
        return entries.get(offset);
    }

    /** Whether a group of cases starts at {@code offset}; then it is called, and the reader stands behind its first case. */
    boolean callGroup(int offset) {
        CaseGroup group = function.groups().get(offset);
        if (group == null) {
            return false;
        }
        CaseGroup.Case first = group.cases().getFirst();
        ChunkMethod method = function.method(group, control.branchKinds(), insideTry || control.isInsideTry());
        body.in.seek(first.code().end());
        body.mark(offset);
        body.out
                .labelBinding(Objects.requireNonNull(entries.get(first.block())).call())
                .iload(selector);
        invoke(method);
        leave(method.exits().all(), false);
        return true;
    }

    boolean startsAt(int offset) {
        return chunks.containsKey(offset);
    }

    /** Whether a chunk starts at {@code offset}; then it is called, and the reader stands behind it. */
    boolean call(int offset) {
        Chunk chunk = chunks.get(offset);
        if (chunk == null) {
            return false;
        }
        ChunkMethod method = function.method(chunk, control.branchKinds(), insideTry || control.isInsideTry());
        body.in.seek(chunk.end());
        Emit.putAll(body.out, chunk.parameters(), body.locals.exec, 0);
        body.stack.pop(chunk.parameters().size());
        invoke(method);
        leave(method.exits().all(), chunk.fallsThrough());
        body.live = chunk.fallsThrough();
        if (body.live) {
            Emit.getAll(body.out, chunk.results(), body.locals.exec, 0);
            body.stack.push(chunk.results());
        }
        return true;
    }

    private void invoke(ChunkMethod method) {
        CodeBuilder out = body.out;
        out.aload(frame.longs);
        if (function.layout().references() > 0) {
            out.aload(frame.refs);
        }
        body.loadContext(body.stack.size(), 0);
        out.invokestatic(function.owner(), method.name(), method.type());
        body.reloadMemory();
    }

    /** With the number of the exit on the stack: jumps, or goes on if it is 0. */
    private void leave(List<Integer> exits, boolean fallsThrough) {
        CodeBuilder out = body.out;
        if (exits.isEmpty()) {
            out.pop();
            if (!fallsThrough) {
                out.aconst_null().athrow(); // it never returns
            }
            return;
        }
        if (exits.size() == 1) {
            leaveByOne(exits.getFirst(), fallsThrough);
            return;
        }
        Label goOn = out.newLabel();
        List<SwitchCase> cases = new ArrayList<>();
        BitSet indirect = new BitSet();
        for (int i = 0; i < exits.size(); i++) {
            Label direct = directTarget(exits.get(i));
            cases.add(SwitchCase.of(i + 1, direct != null ? direct : out.newLabel()));
            indirect.set(i, direct == null);
        }
        if (fallsThrough) {
            out.tableswitch(1, exits.size(), goOn, cases);
        } else {
            SwitchCase last = cases.removeLast();
            out.tableswitch(1, exits.size() - 1, last.target(), cases);
            cases.add(last);
        }
        indirect.stream().forEach(i -> {
            out.labelBinding(cases.get(i).target());
            exit(exits.get(i));
        });
        if (fallsThrough) {
            out.labelBinding(goOn);
        }
    }

    private void leaveByOne(int level, boolean fallsThrough) {
        if (!fallsThrough) {
            body.out.pop();
            exit(level);
            return;
        }
        Label direct = directTarget(level);
        if (direct != null) {
            body.out.ifne(direct);
            return;
        }
        Label goOn = body.out.newLabel();
        body.out.ifeq(goOn);
        exit(level);
        body.out.labelBinding(goOn);
    }

    private @Nullable Label directTarget(int level) {
        if (level == ExitTable.PENDING) {
            return null;
        }
        ControlFrame target = control.atLevel(level);
        if (!target.branchKinds().isEmpty() || !control.isDirect(target)) {
            return null;
        }
        target.targeted = true;
        return target.target;
    }

    private void exit(int level) {
        if (level == ExitTable.PENDING) {
            control.returnPending();
            return;
        }
        ControlFrame target = control.atLevel(level);
        List<Kind> kinds = target.branchKinds();
        Emit.getAll(body.out, kinds, body.locals.exec, 0);
        body.stack.push(kinds);
        control.branchTo(target);
        body.stack.pop(kinds.size());
    }
}
