package dev.ashlar.engine.compile;

import dev.ashlar.engine.compile.ControlFrame.CatchClause;
import dev.ashlar.engine.compile.ControlFrame.Construct;
import dev.ashlar.engine.compile.ControlFrame.TryRegion;
import java.lang.classfile.Label;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * {@code try_table}, {@code throw} and {@code throw_ref}. A handler of the JVM starts with an empty operand stack, so
 * what lies on it when a try opens moves to locals first, and comes back where a branch leaves the try.
 */
final class ExceptionEmitter {
    private static final MethodTypeDesc MAKE =
            MethodTypeDesc.of(Names.GUEST_EXCEPTION, Names.TAG, ConstantDescs.CD_int, Names.EXEC);
    private static final MethodTypeDesc UNPACK =
            MethodTypeDesc.of(ConstantDescs.CD_void, Names.GUEST_EXCEPTION, Names.EXEC);
    private static final MethodTypeDesc NON_NULL = MethodTypeDesc.of(Names.GUEST_EXCEPTION, Names.GUEST_EXCEPTION);

    private final Body body;
    private final ControlEmitter control;

    ExceptionEmitter(Body body, ControlEmitter control) {
        this.body = body;
        this.control = control;
    }

    void open() {
        ControlFrame frame = control.blockFrame(Construct.TRY);
        List<CatchClause> clauses = readClauses();
        spill(frame.height);
        Label start = body.out.newLabel();
        frame.region = new TryRegion(start, clauses);
        control.push(frame);
        body.out.labelBinding(start).nop();
    }

    private List<CatchClause> readClauses() {
        List<CatchClause> clauses = new ArrayList<>();
        for (int count = body.in.u32(); count > 0; count--) {
            int form = body.in.u8();
            int tag = form < 2 ? body.in.u32() : -1;
            clauses.add(new CatchClause(tag, (form & 1) != 0, control.frame(body.in.u32())));
        }
        return clauses;
    }

    /** Everything goes to locals; what belongs to the try, from {@code height} on, comes back at once. */
    private void spill(int height) {
        for (int i = body.stack.size() - 1; i >= body.spilled; i--) {
            Kind kind = body.stack.at(i);
            int home = body.locals.fresh(kind);
            body.stack.setHome(i, home);
            Emit.store(body.out, kind, home);
        }
        control.loadHomes(height, body.stack.size());
        body.spilled = height;
    }

    /** {@code end} of a try. */
    void close() {
        ControlFrame frame = control.current();
        control.removeCurrent();
        TryRegion region = Objects.requireNonNull(frame.region);
        Label end = body.out.newLabel();
        body.out.labelBinding(end);
        if (body.live) {
            control.branchTo(frame);
        }
        body.spilled = frame.spilled;
        body.stack.truncate(frame.height);
        handle(region, end);
        body.live = false;
        control.closeLabel(frame);
    }

    private void handle(TryRegion region, Label end) {
        Label handler = body.out.newLabel();
        int exception = body.locals.fresh(Kind.X);
        body.out.exceptionCatch(region.start(), end, handler, Names.GUEST_EXCEPTION);
        body.out.labelBinding(handler).astore(exception);
        body.reloadMemory();
        boolean catchesAll = false;
        for (CatchClause clause : region.clauses()) {
            handle(clause, exception);
            catchesAll |= clause.tag() < 0;
            if (catchesAll) {
                break;
            }
        }
        if (!catchesAll) {
            body.out.aload(exception).athrow();
        }
    }

    private void handle(CatchClause clause, int exception) {
        Label next = body.out.newLabel();
        if (clause.tag() >= 0) {
            body.out.aload(exception).getfield(Names.GUEST_EXCEPTION, "tag", Names.TAG);
            body.loadElement("tags", Names.TAG, clause.tag());
            body.out.if_acmpne(next);
        }
        deliver(clause, exception);
        if (clause.tag() >= 0) {
            body.out.labelBinding(next);
        }
    }

    /** Branches with the payload. The JVM's stack holds nothing else: all operands are in their homes. */
    private void deliver(CatchClause clause, int exception) {
        ControlFrame destination = clause.destination();
        boolean leaves = destination.construct == Construct.FUNCTION || destination.construct == Construct.OUTER;
        if (!leaves) {
            control.loadHomes(destination.spilled, destination.height);
        }
        loadPayload(clause, exception);
        if (leaves) {
            int spilled = body.spilled;
            body.spilled = body.stack.size();
            body.stack.push(destination.branchKinds());
            control.branchTo(destination);
            body.stack.pop(destination.branchKinds().size());
            body.spilled = spilled;
        } else {
            control.goTo(destination);
        }
    }

    private void loadPayload(CatchClause clause, int exception) {
        if (clause.tag() >= 0) {
            List<Kind> payload = tagShape(clause.tag()).parameters();
            if (!payload.isEmpty()) {
                body.out.aload(exception).aload(body.locals.exec).invokestatic(Names.SCRATCH, "unpack", UNPACK);
                Emit.getAll(body.out, payload, body.locals.exec, 0);
            }
        }
        if (clause.withReference()) {
            body.out.aload(exception);
        }
    }

    private Shape tagShape(int tag) {
        return body.module.shape(body.info.tags()[tag]);
    }

    /** {@code throw} */
    void raise() {
        int tag = body.in.u32();
        Shape shape = tagShape(tag);
        Emit.putAll(body.out, shape.parameters(), body.locals.exec, 0);
        body.loadElement("tags", Names.TAG, tag);
        body.out
                .loadConstant(shape.flatParameters())
                .aload(body.locals.exec)
                .invokestatic(Names.GUEST_EXCEPTION, "make", MAKE)
                .athrow();
        body.live = false;
    }

    /** {@code throw_ref} */
    void raiseReference() {
        body.out.invokestatic(Names.GUEST_EXCEPTION, "nonNull", NON_NULL).athrow();
        body.live = false;
    }
}
