package dev.ashlar.http.client;

import static dev.ashlar.http.client.ProtocolException.malformed;

import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.FieldSyntax;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What a server sends, by RFC 9112, as strictly as it is written: lines end in CR LF, names are tokens with the colon right
 * behind, nothing is folded. What two readers could understand in two ways is an error.
 */
final class Http1Reader {
    private static final int BUFFER = 8192;
    private static final int LONGEST_STATUS_LINE = 8192;
    private static final int LONGEST_SIZE_LINE = 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;

    Http1Reader(InputStream in) {
        this.in = in;
    }

    /** Bytes that are here already. */
    int buffered() {
        return end - start;
    }

    /**
     * Waits for the first byte of a response.
     *
     * @throws EOFException when there is none
     */
    void awaitFirst() throws IOException {
        if (start == end) {
            fill();
        }
    }

    private void fill() throws IOException {
        int got = in.read(buffer, 0, BUFFER);
        if (got <= 0) {
            throw new EOFException("the server has closed the connection");
        }
        start = 0;
        end = got;
    }

    private int next() throws IOException {
        if (start == end) {
            fill();
        }
        return buffer[start++];
    }

    /** At most {@code limit} bytes up to CR LF, those not included. */
    private byte[] line(int limit, ErrorCode tooLong) throws IOException {
        byte[] line = new byte[Math.min(128, limit + 1)];
        int length = 0;
        while (true) {
            int b = next();
            if (b == '\r') {
                if (next() != '\n') {
                    throw malformed("a line of the response has a CR without an LF");
                }
                return Arrays.copyOf(line, length);
            }
            if (b == '\n') {
                throw malformed("a line of the response ends in LF without CR");
            }
            if (length == limit) {
                throw new ProtocolException(tooLong, "a line of the response has more than " + limit + " bytes");
            }
            if (length == line.length) {
                line = Arrays.copyOf(line, Math.min(2 * length, limit));
            }
            line[length++] = (byte) b;
        }
    }

    /** @param limit bytes of the fields, as {@link FieldList#bytes} counts */
    ResponseHead head(int limit) throws IOException {
        String line = text(line(LONGEST_STATUS_LINE, headTooLarge(LONGEST_STATUS_LINE)));
        if (line.length() < 12
                || !line.startsWith("HTTP/1.")
                || line.charAt(7) != '0' && line.charAt(7) != '1'
                || line.charAt(8) != ' '
                || line.length() > 12 && line.charAt(12) != ' ') {
            throw malformed("the response does not begin with the status line of HTTP/1.1");
        }
        return new ResponseHead(line.charAt(7) - '0', status(line), fields(limit, Http1Reader::headTooLarge));
    }

    private static int status(String line) throws IOException {
        int status = 0;
        for (int i = 9; i < 12; i++) {
            char digit = line.charAt(i);
            if (digit < '0' || digit > '9') {
                throw malformed("the status of the response is not a number");
            }
            status = status * 10 + (digit - '0');
        }
        if (status < 100) {
            throw malformed("the status of the response is " + status);
        }
        return status;
    }

    private static ErrorCode headTooLarge(long size) {
        return new ErrorCode.HttpResponseHeaderSectionSize(Optional.of(size));
    }

    private static ErrorCode trailersTooLarge(long size) {
        return new ErrorCode.HttpResponseTrailerSectionSize(Optional.of(size));
    }

    FieldList trailers(int limit) throws IOException {
        return fields(limit, Http1Reader::trailersTooLarge);
    }

    private FieldList fields(int limit, LongFunction<ErrorCode> tooLarge) throws IOException {
        FieldList fields = new FieldList();
        while (true) {
            long left = limit - fields.bytes();
            byte[] line = line((int) Math.max(0, left), tooLarge.apply(limit));
            if (line.length == 0) {
                return fields;
            }
            addField(fields, line);
            if (fields.bytes() > limit) {
                throw new ProtocolException(tooLarge.apply(fields.bytes()), "the fields of the response are too many");
            }
        }
    }

    private static void addField(FieldList fields, byte[] line) throws IOException {
        int colon = indexOf(line, (byte) ':');
        String name = colon < 0 ? null : FieldSyntax.name(new String(line, 0, colon, StandardCharsets.ISO_8859_1));
        if (name == null) {
            throw malformed("a field of the response has no proper name");
        }
        byte[] value = trimmed(line, colon + 1);
        if (!FieldSyntax.isValue(value)) {
            throw malformed("the field " + name + " of the response has a control character in its value");
        }
        fields.add(name, value);
    }

    private static int indexOf(byte[] line, byte wanted) {
        for (int i = 0; i < line.length; i++) {
            if (line[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] trimmed(byte[] line, int from) {
        int first = from;
        int last = line.length;
        while (first < last && isSpace(line[first])) {
            first++;
        }
        while (last > first && isSpace(line[last - 1])) {
            last--;
        }
        return Arrays.copyOfRange(line, first, last);
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t';
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1);
    }

    /** The size of a chunk; its extensions are skipped. */
    long chunkSize() throws IOException {
        byte[] line = line(LONGEST_SIZE_LINE, new ErrorCode.HttpProtocolError());
        long size = 0;
        int i = 0;
        for (; i < line.length && Character.digit(line[i], 16) >= 0; i++) {
            if (i == 15) {
                throw malformed("a chunk of the response has 2^60 bytes or more");
            }
            size = size * 16 + Character.digit(line[i], 16);
        }
        if (i == 0 || i < line.length && line[i] != ';' && !isSpace(line[i])) {
            throw malformed("the size of a chunk of the response is not a number");
        }
        return size;
    }

    void endOfChunk() throws IOException {
        if (next() != '\r' || next() != '\n') {
            throw malformed("a chunk of the response is longer than its size says");
        }
    }

    /** 1 to {@code atMost} bytes of a body; none at the end of the connection. */
    byte[] body(int atMost) throws IOException {
        if (start == end && atMost >= BUFFER) {
            byte[] bytes = new byte[Math.min(atMost, 2 * BUFFER)];
            int got = in.read(bytes, 0, bytes.length);
            return got == bytes.length ? bytes : Arrays.copyOf(bytes, Math.max(0, got));
        }
        if (start == end) {
            int got = in.read(buffer, 0, BUFFER);
            start = 0;
            end = Math.max(0, got);
        }
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + Math.min(atMost, end - start));
        start += bytes.length;
        return bytes;
    }
}
