package dev.ashlar.engine.compile;

import dev.ashlar.engine.binary.BinaryReader;
import dev.ashlar.engine.binary.Opcodes;
import dev.ashlar.engine.binary.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.stream.IntStream;

/** The direct calls of a module, walked depth first to find {@link EntryChecks}. */
final class CallGraph {
    private static final byte NEW = 0;
    private static final byte OPEN = 1;
    private static final byte DONE = 2;
    private static final int FUNCTIONS_OF_A_THREAD = 1_000;
    private static final ThreadFactory THREADS =
            Thread.ofPlatform().daemon().name("ashlar-calls-", 0).factory();

    private final ModuleCompiler module;
    private final Calls[] functions;
    private final int[] stack;
    private final int[] work;
    private final byte[] states;
    private final BitSet looks = new BitSet();
    private final BitSet needDepth = new BitSet();

    private CallGraph(ModuleCompiler module, Calls[] functions) {
        this.module = module;
        this.functions = functions;
        this.stack = new int[functions.length];
        this.work = new int[functions.length];
        this.states = new byte[functions.length];
    }

    /** Reads all functions of a module. */
    static EntryChecks checks(ModuleCompiler module) {
        Calls[] functions = calls(module);
        CallGraph graph = new CallGraph(module, functions);
        for (int i = 0; i < functions.length; i++) {
            if (graph.states[i] == NEW) {
                graph.visit(i);
            }
        }
        return new EntryChecks(graph.looks, graph.needDepth);
    }

    /**
     * By threads of its own where that pays: those of a shared pool may all be waiting for the lock under which this happens, and then nobody
     * would ever read the functions that were left to them.
     */
    private static Calls[] calls(ModuleCompiler module) {
        Calls[] calls = new Calls[module.info().bodyStarts().length];
        int parts = Math.min(Runtime.getRuntime().availableProcessors(), 1 + calls.length / FUNCTIONS_OF_A_THREAD);
        if (parts == 1) {
            read(module, calls, 0, 1);
            return calls;
        }
        List<? extends Future<?>> all;
        try (var threads = Executors.newThreadPerTaskExecutor(THREADS)) {
            all = IntStream.range(0, parts)
                    .mapToObj(part -> threads.submit(() -> read(module, calls, part, parts)))
                    .toList();
        }
        for (Future<?> one : all) {
            Object ignored = one.resultNow();
        }
        return calls;
    }

    private static void read(ModuleCompiler module, Calls[] calls, int first, int step) {
        for (int function = first; function < calls.length; function += step) {
            calls[function] = Calls.of(module, function);
        }
    }

    /**
     * What a function does itself.
     *
     * @param callees functions that are not imported, one for each call
     * @param frame bytes it is taken to need
     * @param passesDepth whether it calls through references, or does something that may take long
     */
    private record Calls(int[] callees, int instructions, int frame, boolean passesDepth, boolean tailCalls) {
        static Calls of(ModuleCompiler module, int function) {
            BinaryReader in = module.bodyReader(function);
            List<Kind> locals = new ArrayList<>(module.shapeOfOwn(function).parameters());
            FunctionCompiler.readLocals(in, locals, module.info().types());
            int[] callees = new int[4];
            int count = 0;
            int instructions = 0;
            boolean passesDepth = false;
            boolean tailCalls = false;
            while (!in.atEnd()) {
                Operator operator = Immediates.operator(in);
                instructions++;
                if (operator.opcode() != Opcodes.CALL) {
                    Immediates.skip(in, operator.immediate());
                    tailCalls |= isTailCall(operator.opcode());
                    passesDepth |= passesDepth(operator.opcode());
                    continue;
                }
                int callee = in.u32() - module.importedFunctions();
                if (callee < 0) {
                    passesDepth = true;
                } else {
                    callees = count == callees.length ? Arrays.copyOf(callees, 2 * count) : callees;
                    callees[count++] = callee;
                }
            }
            return new Calls(
                    Arrays.copyOf(callees, count),
                    instructions,
                    EntryChecks.assumedFrame(locals),
                    passesDepth || tailCalls,
                    tailCalls);
        }

        private static boolean isTailCall(int opcode) {
            return switch (opcode) {
                case Opcodes.RETURN_CALL, Opcodes.RETURN_CALL_INDIRECT, Opcodes.RETURN_CALL_REF -> true;
                default -> false;
            };
        }

        private static boolean passesDepth(int opcode) {
            int prefix = opcode >>> 16;
            return opcode == Opcodes.CALL_INDIRECT
                    || opcode == Opcodes.CALL_REF
                    || prefix != 0 && prefix != Opcodes.PREFIX_SIMD;
        }
    }

    /** A function whose callees are being visited. */
    private static final class Visit {
        final int function;
        int next;

        Visit(int function) {
            this.function = function;
        }
    }

    /** Depth first, without recursion: a call of a function that is open closes a cycle. */
    private void visit(int root) {
        List<Visit> path = new ArrayList<>();
        path.add(open(root));
        while (!path.isEmpty()) {
            Visit visit = path.getLast();
            int[] callees = functions[visit.function].callees();
            if (visit.next == callees.length) {
                finish(visit.function);
                path.removeLast();
                continue;
            }
            int callee = callees[visit.next++];
            if (states[callee] == NEW) {
                path.add(open(callee));
            } else if (states[callee] == OPEN) {
                looks.set(callee);
            }
        }
    }

    private Visit open(int function) {
        states[function] = OPEN;
        return new Visit(function);
    }

    private void finish(int function) {
        Calls own = functions[function];
        int below = 0;
        long todo = own.instructions();
        for (int callee : own.callees()) {
            if (!looks.get(callee)) {
                below = Math.max(below, stack[callee]);
                todo += work[callee];
            }
        }
        stack[function] = own.frame() + below;
        work[function] = (int) Math.min(todo, Integer.MAX_VALUE);
        states[function] = DONE;
        boolean depth = own.callees().length > 0 || own.passesDepth();
        boolean much = isLarge(function) || stack[function] > EntryChecks.MOST_STACK || todo > EntryChecks.MOST_WORK;
        if (own.tailCalls() || depth && much) {
            looks.set(function);
        }
        needDepth.set(function, depth);
    }

    /** Whether it may be split, which has frames of its own. */
    private boolean isLarge(int function) {
        int bytes = module.info().bodyEnds()[function] - module.info().bodyStarts()[function];
        return bytes > module.options().cuts().large() / 4;
    }
}
