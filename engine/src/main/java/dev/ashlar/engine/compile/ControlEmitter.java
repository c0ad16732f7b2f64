package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.FuncType;
import dev.ashlar.engine.compile.ControlFrame.Construct;
import dev.ashlar.engine.compile.ControlFrame.GroupEntry;
import java.lang.classfile.Label;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Blocks, branches and returns. */
final class ControlEmitter {
    private final Body body;
    private final List<ControlFrame> frames = new ArrayList<>();
    private @Nullable ChunkExits exits;
    private @Nullable ChunkEmitter chunks;

    ControlEmitter(Body body) {
        this.body = body;
    }

    /** For a method that calls chunks. */
    void setChunks(ChunkEmitter emitter) {
        chunks = emitter;
    }

    /** Opens what is around a chunk. */
    void openOuter(List<List<Kind>> outer, ChunkExits chunkExits) {
        for (List<Kind> kinds : outer) {
            frames.add(new ControlFrame(Construct.OUTER, List.of(), kinds, 0, 0, body.out.newLabel()));
        }
        exits = chunkExits;
    }

    /** What branches to the open constructs carry, the outermost first. */
    List<List<Kind>> branchKinds() {
        return frames.stream().map(ControlFrame::branchKinds).toList();
    }

    boolean isInsideTry() {
        return frames.stream().anyMatch(frame -> frame.construct == Construct.TRY);
    }

    /** The open construct at a level, the function having level 0. */
    ControlFrame atLevel(int level) {
        return frames.get(level);
    }

    boolean isOpen() {
        return !frames.isEmpty();
    }

    /** How many constructs are open, those around a chunk included. */
    int depth() {
        return frames.size();
    }

    ControlFrame current() {
        return frames.getLast();
    }

    /** The frame that label {@code index} means. */
    ControlFrame frame(int index) {
        return frames.get(frames.size() - 1 - index);
    }

    void push(ControlFrame frame) {
        frames.add(frame);
    }

    /** Opens the function itself. */
    void open(List<Kind> results) {
        frames.add(new ControlFrame(Construct.FUNCTION, List.of(), results, 0, 0, body.out.newLabel()));
    }

    /** @param offset of the instruction */
    void openBlock(int offset) {
        ControlFrame frame = blockFrame(Construct.BLOCK);
        if (chunks != null) {
            frame.entry = chunks.entry(offset);
        }
        frames.add(frame);
    }

    void openLoop() {
        int immediates = body.in.position();
        ControlFrame frame = blockFrame(Construct.LOOP);
        frames.add(frame);
        body.out.labelBinding(frame.target);
        body.poll();
        body.chargeLoop(immediates);
    }

    void openIf(int condition, boolean when) {
        ControlFrame frame = blockFrame(Construct.IF);
        Label otherwise = body.out.newLabel();
        frame.otherwise = otherwise;
        frames.add(frame);
        Conditions.jump(body.out, condition, !when, otherwise);
    }

    ControlFrame blockFrame(Construct construct) {
        FuncType type = BlockTypes.read(body.in, body.info.types());
        List<Kind> parameters = body.kinds(type.parameters());
        return new ControlFrame(
                construct,
                parameters,
                body.kinds(type.results()),
                body.stack.size() - parameters.size(),
                body.spilled,
                body.out.newLabel());
    }

    /** {@code else} */
    void otherwise() {
        ControlFrame frame = current();
        if (body.live) {
            frame.targeted = true;
            body.out.goto_(frame.target);
        }
        body.out.labelBinding(Objects.requireNonNull(frame.otherwise));
        frame.otherwise = null;
        frame.construct = Construct.ELSE;
        body.stack.truncate(frame.height);
        body.stack.push(frame.parameters);
        body.live = true;
    }

    /** {@code end} of everything but a try. */
    void close() {
        ControlFrame frame = frames.removeLast();
        Label otherwise = frame.otherwise;
        if (otherwise != null) {
            body.out.labelBinding(otherwise);
            body.live = true;
        }
        if (frame.construct == Construct.FUNCTION) {
            if (body.live) {
                returnResults(frame.results);
            }
            return;
        }
        closeLabel(frame);
    }

    /** Binds the label of a construct that is closed and goes on behind it, if anything leads there. */
    void closeLabel(ControlFrame frame) {
        if (frame.entry != null && body.live) {
            goTo(frame);
            body.live = false;
        }
        body.stack.truncate(frame.height);
        body.stack.push(frame.results);
        if (frame.construct != Construct.LOOP && frame.targeted) {
            body.out.labelBinding(frame.target);
            body.live = true;
        }
    }

    void removeCurrent() {
        frames.removeLast();
    }

    void unreachable() {
        body.out
                .invokestatic(Names.NUMERIC, "unreachable", MethodTypeDesc.of(Names.desc(dev.ashlar.engine.Trap.class)))
                .athrow();
        body.live = false;
    }

    // ---- branches

    void branch() {
        branchTo(frame(body.in.u32()));
        body.live = false;
    }

    /** Jumps with the operands on top of the stack. */
    void branchTo(ControlFrame frame) {
        switch (frame.construct) {
            case FUNCTION -> returnResults(frame.results);
            case OUTER -> Objects.requireNonNull(exits).leave(frames.indexOf(frame), frame.results);
            default -> jump(frame);
        }
    }

    private void jump(ControlFrame frame) {
        adjust(frame);
        goTo(frame);
    }

    /** Jumps with the JVM's stack as the label wants it. */
    void goTo(ControlFrame frame) {
        GroupEntry entry = frame.entry;
        if (entry != null) {
            body.out
                    .loadConstant(entry.selector())
                    .istore(Objects.requireNonNull(chunks).selector())
                    .goto_(entry.call());
        } else {
            frame.targeted = true;
            body.out.goto_(frame.target);
        }
    }

    void branchIf(int condition, boolean when) {
        branchIf(frame(body.in.u32()), condition, when);
    }

    private void branchIf(ControlFrame frame, int condition, boolean when) {
        if (isDirect(frame)) {
            frame.targeted = true;
            Conditions.jump(body.out, condition, when, frame.target);
            return;
        }
        Label stay = body.out.newLabel();
        Conditions.jump(body.out, condition, !when, stay);
        branchTo(frame);
        body.out.labelBinding(stay);
    }

    void branchOnNull() {
        ControlFrame frame = frame(body.in.u32());
        Kind kind = body.stack.pop();
        Label notNull = body.out.newLabel();
        body.out.dup().ifnonnull(notNull).pop();
        branchTo(frame);
        body.out.labelBinding(notNull);
        body.stack.push(kind);
    }

    void branchOnNonNull() {
        ControlFrame frame = frame(body.in.u32());
        Label isNull = body.out.newLabel();
        body.out.dup().ifnull(isNull);
        branchTo(frame);
        body.out.labelBinding(isNull).pop();
        body.stack.pop();
    }

    /** @param offset of the instruction */
    void branchTable(int offset) {
        int count = body.in.u32();
        int[] labels = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            labels[i] = body.in.u32();
        }
        body.stack.pop();
        if (chunks != null && chunks.selectsBy(offset)) {
            body.out.dup().istore(chunks.selector());
        }
        Map<Integer, Label> indirect = new HashMap<>();
        Label[] targets = new Label[count];
        for (int i = 0; i < count; i++) {
            GroupEntry entry = frame(labels[i]).entry;
            targets[i] =
                    entry != null && entry.group().table() == offset ? entry.call() : switchTarget(labels[i], indirect);
        }
        TableSwitch.emit(body, targets, switchTarget(labels[count], indirect));
        indirect.forEach((label, start) -> {
            body.out.labelBinding(start);
            branchTo(frame(label));
        });
        body.live = false;
    }

    private Label switchTarget(int label, Map<Integer, Label> indirect) {
        ControlFrame frame = frame(label);
        if (isDirect(frame)) {
            frame.targeted = true;
            return frame.target;
        }
        return indirect.computeIfAbsent(label, l -> body.out.newLabel());
    }

    /** {@code return} */
    void exit() {
        branchTo(frames.getFirst());
        body.live = false;
    }

    /** Returns the results on top of the stack. */
    void returnResults(List<Kind> results) {
        Emit.storeExtraResults(body.out, results, body.locals.exec);
        Emit.returnFirst(body.out, results);
    }

    /** Returns a zero: a tail call is pending, whose arguments are off the stack. */
    void returnPending() {
        if (exits != null) {
            exits.pending(body.stack.size());
            return;
        }
        List<Kind> results = frames.getFirst().results;
        if (!results.isEmpty()) {
            Kind first = results.getFirst();
            Emit.zero(body.out, first == Kind.V ? Kind.J : first);
        }
        Emit.returnFirst(body.out, results);
    }

    /** Whether a jump needs no change of the stack. */
    boolean isDirect(ControlFrame frame) {
        return frame.construct != Construct.FUNCTION
                && frame.construct != Construct.OUTER
                && frame.entry == null
                && frame.spilled == body.spilled
                && body.stack.size() == frame.height + frame.branchKinds().size();
    }

    /** Brings the JVM's stack into the form that the label wants: nothing but its operands above what was there. */
    void adjust(ControlFrame frame) {
        List<Kind> carried = frame.branchKinds();
        int from = body.stack.size() - carried.size();
        if (from == frame.height && frame.spilled == body.spilled) {
            return;
        }
        List<Kind> kept = body.storeTemporaries(from);
        for (int i = from - 1; i >= Math.max(frame.height, body.spilled); i--) {
            Emit.pop(body.out, body.stack.at(i));
        }
        loadHomes(frame.spilled, Math.min(frame.height, body.spilled));
        body.loadTemporaries(kept);
    }

    /** Brings operands that wait in locals back. */
    void loadHomes(int from, int to) {
        for (int i = from; i < to; i++) {
            Emit.load(body.out, body.stack.at(i), body.stack.home(i));
        }
    }
}
