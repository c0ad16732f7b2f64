package dev.ashlar.capabilities.keyvalue.redis;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads replies. Their sizes are checked before there is memory for them: other programs write to the same server. */
final class ReplyReader {
    private static final int LONGEST_LINE = 1 << 14;
    private static final int MOST_ITEMS = 1 << 20;
    private static final int DEEPEST = 4;

    private final InputStream in;

    ReplyReader(InputStream in) {
        this.in = in;
    }

    /**
     * @param most bytes that values in it may have together
     * @throws TooLargeException when they have more; what is left of the reply was not read
     */
    Reply read(long most) throws IOException {
        return read(new long[] {most}, DEEPEST);
    }

    private Reply read(long[] left, int depth) throws IOException {
        int type = in.read();
        if (type < 0) {
            throw new EOFException("the server closed the connection");
        }
        String line = line();
        return switch (type) {
            case '+' -> new Reply.Status(line);
            case '-' -> new Reply.Failure(line);
            case ':' -> new Reply.Number(number(line));
            case '$' -> bytes(number(line), left);
            case '*' -> items(number(line), left, depth);
            default -> throw new IOException("not a reply of a Redis server");
        };
    }

    private Reply bytes(long length, long[] left) throws IOException {
        if (length < 0) {
            return new Reply.Nothing();
        }
        if (length > left[0]) {
            throw new TooLargeException(length);
        }
        left[0] -= length;
        byte[] value = in.readNBytes((int) length);
        if (value.length < length || in.read() != '\r' || in.read() != '\n') {
            throw new EOFException("the server closed the connection");
        }
        return new Reply.Bytes(value);
    }

    private Reply items(long count, long[] left, int depth) throws IOException {
        if (count < 0) {
            return new Reply.Nothing();
        }
        if (count > MOST_ITEMS || depth == 0) {
            throw new IOException("a reply of %d items".formatted(count));
        }
        List<Reply> items = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            items.add(read(left, depth - 1));
        }
        return new Reply.Items(items);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            int c = in.read();
            if (c == '\r') {
                if (in.read() != '\n') {
                    throw new IOException("not a reply of a Redis server");
                }
                return line.toString();
            }
            if (c < 0) {
                throw new EOFException("the server closed the connection");
            }
            if (line.length() == LONGEST_LINE) {
                throw new IOException("not a reply of a Redis server");
            }
            line.append((char) c);
        }
    }

    private static long number(String line) throws IOException {
        try {
            return Long.parseLong(line);
        } catch (NumberFormatException e) {
            throw new IOException("not a reply of a Redis server", e);
        }
    }

    /** A value that may not be read. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException(long length) {
            super("a value of %d bytes, which is more than one call may get".formatted(length));
        }
    }
}
