package dev.ashlar.wasi.preview2;

import dev.ashlar.wasi.context.Context;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.io.HostOutput;
import dev.ashlar.wasi.io.IoError;
import dev.ashlar.wasi.io.Waiting;
import java.io.IOException;
import java.io.OutputStream;

/** Standard output or standard error. */
final class StandardOutput extends HostOutput {
    private final OutputStream stream;
    private final Quota quota;

    StandardOutput(Context context, OutputStream stream) {
        super(context);
        this.stream = stream;
        this.quota = context.quotas().outputBytes();
    }

    /** Something to do with the stream. */
    @FunctionalInterface
    private interface Use {
        void with(OutputStream stream) throws IOException;
    }

    @Override
    protected void put(byte[] bytes) {
        int permitted = (int) quota.takeUpTo(bytes.length);
        use(out -> out.write(bytes, 0, permitted));
        if (permitted < bytes.length) {
            throw IoError.failed("no more than %d %s".formatted(quota.limit(), quota.what()));
        }
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
