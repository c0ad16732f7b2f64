package dev.ashlar.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A guest was stopped: it did something undefined, or ran into a limit. Guest code cannot catch it.
 *
 * @see <a href="https://webassembly.github.io/spec/core/intro/overview.html#trap">Core spec: traps</a>
 */
public final class Trap extends EngineException {
    private static final long serialVersionUID = 1L;
    private final transient TrapCode code;
    private final String detail;
    private transient @Nullable List<WasmFrame> backtrace;

    public Trap(TrapCode code) {
        this(code, "");
    }

    /** @param detail what exactly happened, appended to the code's message; may be empty */
    public Trap(TrapCode code, String detail) {
        this(code, detail, null);
    }

    public Trap(TrapCode code, String detail, @Nullable Throwable cause) {
        super(detail.isEmpty() ? code.message() : code.message() + ": " + detail, cause, true);
        this.code = code;
        this.detail = detail;
    }

    public TrapCode code() {
        return code;
    }

    /** What exactly happened, beyond the code's message; may be empty. */
    public String detail() {
        return detail;
    }

    /** The guest's frames, innermost first. Computed from the Java stack trace at the first call. */
    public List<WasmFrame> backtrace() {
        List<WasmFrame> frames = backtrace;
        if (frames == null) {
            frames = EngineProvider.get().guestFrames(getStackTrace());
            backtrace = frames;
        }
        return frames;
    }

    /** The message followed by one line per guest frame. */
    public String report() {
        return backtrace().stream()
                .map(frame -> "\n    at " + frame)
                .collect(Collectors.joining("", "trap: " + getMessage(), ""));
    }
}
