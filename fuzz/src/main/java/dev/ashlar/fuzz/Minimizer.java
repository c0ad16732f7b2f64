package dev.ashlar.fuzz;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Makes a module that two engines disagree on smaller, as long as they disagree in the same way. Knows no instructions:
 * it cuts pieces out of function bodies and lets validation decide what is still a module.
 */
final class Minimizer {
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final int SHORT_PIECE = 16;
    private static final byte[][] REPLACEMENTS = {
        {}, // nothing
        {0x00}, // unreachable
        {0x1a}, // drop
        {0x41, 0x00}, // i32.const 0
        {0x1a, 0x41, 0x00}, // drop, i32.const 0
        {0x42, 0x00}, // i64.const 0
    };

    private final ScriptRunner runner;
    private final Smith smith;
    private final Way way;
    private final String cause;
    private final long start = System.nanoTime();
    private Frame best;

    private Minimizer(ScriptRunner runner, Smith smith, Frame frame, String cause) {
        this.runner = runner;
        this.smith = smith;
        this.best = frame;
        this.way = Way.of(frame);
        this.cause = cause;
    }

    /**
     * {@code frame} as small as can be found in a minute, such that the engines still disagree with this {@code cause}.
     */
    static Frame minimize(ScriptRunner runner, Smith smith, Frame frame, String cause) throws IOException {
        Minimizer minimizer = new Minimizer(runner, smith, frame, cause);
        minimizer.removeFunctions();
        int before;
        do {
            before = minimizer.best.module().length;
            minimizer.cutFunctions();
        } while (minimizer.best.module().length < before && minimizer.hasTime());
        return minimizer.best;
    }

    private void removeFunctions() throws IOException {
        for (int i = 0; i < functions() && hasTime(); i++) {
            FunctionBodies bodies = bodies();
            if (bodies != null && !bodies.isGone(i)) {
                tryBodies(bodies.without(i));
            }
        }
    }

    private void cutFunctions() throws IOException {
        for (int i = 0; i < functions() && hasTime(); i++) {
            FunctionBodies bodies = bodies();
            if (bodies != null && !bodies.isGone(i)) {
                cut(i, bodies.bodies().get(i).length);
            }
        }
    }

    private void cut(int function, int size) throws IOException {
        for (int length = size / 2; length > 0; length = length > 2 * SHORT_PIECE ? length / 2 : length - 1) {
            int step = length > SHORT_PIECE ? Math.max(1, length / 4) : 1;
            for (int at = 0; at + length < body(function).length && hasTime(); at += step) {
                for (byte[] replacement : REPLACEMENTS) {
                    tryPiece(function, at, length, replacement);
                }
            }
        }
    }

    private void tryPiece(int function, int at, int length, byte[] replacement) throws IOException {
        FunctionBodies bodies = bodies();
        if (bodies != null && replacement.length < length && at + length < body(function).length) {
            byte[] shorter = Bytes.replace(bodies.bodies().get(function), at, at + length, replacement);
            tryBodies(bodies.with(function, shorter));
        }
    }

    private void tryBodies(FunctionBodies bodies) throws IOException {
        SectionMap map = SectionMap.of(best.module());
        byte[] module = map.replace(map.part(FunctionBodies.CODE_SECTION).orElseThrow(), bodies.toSection())
                .toBytes();
        if (!runner.accepts(module)) {
            return;
        }
        Frame candidate = smith.expect(new Frame(best.seed(), module, ""));
        if (runner.run(candidate, way) instanceof Comparison.Differs difference
                && difference.cause().equals(cause)) {
            best = candidate;
        }
    }

    private boolean hasTime() {
        return System.nanoTime() - start < TIME.toNanos();
    }

    private int functions() {
        FunctionBodies bodies = bodies();
        return bodies == null ? 0 : bodies.bodies().size();
    }

    private byte[] body(int function) {
        FunctionBodies bodies = bodies();
        return bodies == null ? Bytes.NONE : bodies.bodies().get(function);
    }

    private @Nullable FunctionBodies bodies() {
        return SectionMap.of(best.module())
                .part(FunctionBodies.CODE_SECTION)
                .map(part -> FunctionBodies.of(part.contents()))
                .orElse(null);
    }
}
