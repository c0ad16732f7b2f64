package dev.ashlar.fuzz;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes a module that two engines disagree on smaller, as long as they still disagree. */
final class Minimizer {
    private final ScriptRunner runner;
    private final Smith smith;

    Minimizer(ScriptRunner runner, Smith smith) {
        this.runner = runner;
        this.smith = smith;
    }

    /** {@code frame} with as many functions as possible replaced by a trap. */
    Frame minimize(Frame frame) throws IOException {
        Frame best = frame;
        FunctionBodies bodies = bodies(frame);
        int functions = bodies == null ? 0 : bodies.bodies().size();
        for (int i = 0; i < functions; i++) {
            best = withoutBody(best, i);
        }
        return best;
    }

    private Frame withoutBody(Frame frame, int index) throws IOException {
        FunctionBodies bodies = bodies(frame);
        if (bodies == null || bodies.isGone(index)) {
            return frame;
        }
        SectionMap map = SectionMap.of(frame.module());
        byte[] smaller = map.replace(
                        map.part(FunctionBodies.CODE_SECTION).orElseThrow(),
                        bodies.without(index).toSection())
                .toBytes();
        Frame candidate = smith.expect(new Frame(frame.seed(), smaller, ""));
        return runner.run(candidate) instanceof Comparison.Differs ? candidate : frame;
    }

    private static @Nullable FunctionBodies bodies(Frame frame) {
        return SectionMap.of(frame.module())
                .part(FunctionBodies.CODE_SECTION)
                .map(part -> FunctionBodies.of(part.contents()))
                .orElse(null);
    }
}
