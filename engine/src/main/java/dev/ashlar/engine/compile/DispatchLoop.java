package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.compile.Outline.Construct;
import dev.ashlar.engine.compile.SwitchFinder.Sharing;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A function with a large switch that HotSpot compiles in one piece. C2 merges equal expressions of different cases and
 * computes them all before the jump, each time around. So every case begins by changing the locals that it uses by a zero
 * that C2 does not know: then no two cases have an expression in common.
 *
 * @param cases locals used in a case, by the offset where it starts
 */
record DispatchLoop(Map<Integer, BitSet> cases) {
    private static final MethodTypeDesc ZERO = MethodTypeDesc.of(ConstantDescs.CD_int, Names.EXEC);

    /** HotSpot compiles no method that is larger. */
    private static final int MOST_BYTES = 8_000;

    /** What {@link CodeSize} makes of the largest function that may fit. */
    private static final int MOST_ESTIMATED = 18_000;

    /** Locals that each case changes; tried in turn until the method fits. The most used ones make most of the difference. */
    private static final int[] MOST_LOCALS = {4, 2, 1};

    /** In a smaller one C2 keeps in registers what it has computed before the jump. */
    private static final int LEAST_CASES = 24;

    /** The function as a dispatch loop, if it is one and fits. */
    static Optional<DispatchLoop> find(ModuleCompiler module, int function, FunctionScan scan) {
        if (scan.size() > MOST_ESTIMATED) {
            return Optional.empty();
        }
        DispatchLoop loop = new DispatchLoop(cases(module, function));
        if (loop.cases.size() < LEAST_CASES) {
            return Optional.empty();
        }
        for (int locals : MOST_LOCALS) {
            DispatchLoop limited = loop.limited(locals);
            if (limited.size(module, function, scan) <= MOST_BYTES) {
                return Optional.of(limited);
            }
        }
        return Optional.empty();
    }

    private static Map<Integer, BitSet> cases(ModuleCompiler module, int function) {
        byte[] bytes = module.info().bytes();
        Shape shape = module.shapeOfOwn(function);
        BinaryReader in = module.bodyReader(function);
        List<Kind> kinds = new ArrayList<>(shape.parameters());
        FunctionCompiler.readLocals(in, kinds, module.info().types());
        Outline outline = OutlineBuilder.build(module.info(), in, kinds, shape.results(), Integer.MAX_VALUE);
        Set<Integer> tables = new HashSet<>();
        for (Construct construct : outline.constructs()) {
            if (construct.table >= 0 && construct.isInLoop(bytes)) {
                tables.add(construct.table);
            }
        }
        Map<Integer, BitSet> cases = new HashMap<>();
        for (CaseGroup group :
                SwitchFinder.find(outline, bytes, MOST_BYTES, Sharing.MANY).values()) {
            if (tables.contains(group.table())) {
                for (CaseGroup.Case one : group.cases()) {
                    Chunk code = one.code();
                    cases.put(
                            code.start(),
                            LocalUse.of(bytes, code.start(), code.end()).used());
                }
            }
        }
        return cases;
    }

    /** Keeps of each case only what most cases use. */
    private DispatchLoop limited(int locals) {
        Map<Integer, Integer> uses = new HashMap<>();
        cases.values().forEach(used -> used.stream().forEach(local -> uses.merge(local, 1, Integer::sum)));
        BitSet kept = new BitSet();
        uses.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .limit(locals)
                .forEach(use -> kept.set(use.getKey()));
        Map<Integer, BitSet> fewer = new HashMap<>();
        cases.forEach((offset, used) -> {
            BitSet left = (BitSet) used.clone();
            left.and(kept);
            fewer.put(offset, left);
        });
        return new DispatchLoop(fewer);
    }

    private int size(ModuleCompiler module, int function, FunctionScan scan) {
        byte[] trial = ClassFiles.WRITER.build(
                Names.guest("Trial"),
                type -> type.withMethodBody(
                        "trial",
                        module.shapeOfOwn(function).callType(),
                        ClassFiles.PUBLIC_STATIC,
                        out -> FunctionCompiler.compile(module, function, scan, this, new Positions(), out)));
        return ClassFile.of()
                .parse(trial)
                .methods()
                .getFirst()
                .findAttribute(Attributes.code())
                .orElseThrow()
                .codeLength();
    }

    /** At the start of a case: changes its locals by a zero. */
    void enterCase(Body body, int offset) {
        BitSet used = cases.get(offset);
        if (used == null || used.isEmpty()) {
            return;
        }
        CodeBuilder out = body.out;
        int zero = body.locals.temporary(Kind.I, 0);
        body.callInline(Names.EXEC, "opaqueZero", ZERO, body::loadExec);
        out.istore(zero);
        used.stream().filter(local -> body.locals.kind(local) == Kind.I).forEach(local -> {
            body.locals.load(out, local);
            out.iload(zero).ixor();
            body.locals.store(out, local);
        });
    }
}
