package dev.ashlar.host.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Passes on what a guest writes line by line, so that lines of guests that run at once do not mix. */
public final class GuestOutput extends OutputStream {
    private static final int LONGEST = 8 << 10;

    private final Consumer<String> lines;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream(0);

    /** @param lines gets each line without its end; longer ones than 8 KiB come in parts */
    public GuestOutput(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public void write(int b) {
        if (b == '\n' || pending.size() == LONGEST) {
            passOn();
        }
        if (b != '\n') {
            pending.write(b);
        }
    }

    private void passOn() {
        lines.accept(pending.toString(StandardCharsets.UTF_8).stripTrailing());
        pending.reset();
    }

    /** The last line may not have ended. */
    @Override
    public void close() {
        if (pending.size() > 0) {
            passOn();
        }
    }
}
