package dev.ashlar.http.testing;

import dev.ashlar.http.types.BodySink;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.ResponseSink;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps a response. */
public final class TestSink implements ResponseSink, BodySink {
    public final List<Integer> informational = new ArrayList<>();
    public final ByteArrayOutputStream body = new ByteArrayOutputStream();
    public int status;
    public FieldList fields = new FieldList();
    public boolean finished;
    public Optional<FieldList> trailers = Optional.empty();

    public @Nullable ErrorCode failure;

    public volatile @Nullable ErrorCode aborted;
    /** Beyond so many bytes the connection is gone. */
    public int capacity = Integer.MAX_VALUE;

    public String text() {
        return body.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void informational(int ahead, FieldList withFields) {
        informational.add(ahead);
    }

    @Override
    public BodySink head(int newStatus, FieldList newFields) {
        status = newStatus;
        fields = newFields;
        return this;
    }

    @Override
    public void fail(ErrorCode why) {
        failure = why;
    }

    @Override
    public synchronized void write(byte[] bytes) throws IOException {
        if (aborted != null || body.size() + bytes.length > capacity) {
            throw new IOException("the connection is gone");
        }
        body.writeBytes(bytes);
    }

    @Override
    public void flush() {}

    @Override
    public void finish(Optional<FieldList> withTrailers) {
        finished = true;
        trailers = withTrailers;
    }

    @Override
    public void abort(ErrorCode why) {
        aborted = why;
    }
}
