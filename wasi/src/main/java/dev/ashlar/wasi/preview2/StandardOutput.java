package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.io.HostOutput;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.io.Waiting;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output or standard error. */
final class StandardOutput extends HostOutput {
    private final OutputStream stream;

    StandardOutput(OutputStream stream) {
        this.stream = stream;
    }

    /** Something to do with the stream. */
    @FunctionalInterface
    private interface Use {
        void with(OutputStream stream) throws IOException;
    }

    @Override
    protected void put(byte[] bytes) {
        use(out -> out.write(bytes));
    }

    @Override
    protected void putThrough() {
        use(OutputStream::flush);
    }

    private void use(Use use) {
        Waiting.blocking(() -> {
            try {
                use.with(stream);
                return true;
            } catch (IOException e) {
                throw IoError.failed(String.valueOf(e.getMessage()));
            }
        });
    }
}
