package dev.ashlar.http.http1;

import dev.ashlar.http.ServerLimits.HeaderLimits;
import dev.ashlar.http.exchange.Refusal;
import java.io.EOFException;
import java.io.IOException;

/**
 * Finds the end of a request's head and takes it apart, strictly: what two parties could read differently, such as a bare line
 * feed, a folded line or a space before a colon, is refused (RFC 9112, sections 2.2, 3, 5 and 11.2).
 */
final class HeadReader {
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    /** Beyond the target: a method, a version, and what separates them. */
    private static final int REQUEST_LINE_EXTRA = 64;

    /** Empty lines before a request, which a client may send by mistake. */
    private static final int MOST_EMPTY_LINES = 4;

    private final ConnectionInput input;
    private final HeaderLimits limits;

    HeadReader(ConnectionInput input, HeaderLimits limits) {
        this.input = input;
        this.limits = limits;
    }

    /** The head that the buffer begins with; reads on until it is complete. */
    RequestFields read() throws IOException {
        skipEmptyLines();
        int lineEnd = requestLineEnd();
        var fields = new RequestFields(limits.fields());
        readRequestLine(fields, input.bytes(), input.from(), input.from() + lineEnd - 2);
        int length = new SectionReader(input, this::fill, fields, limits).read(lineEnd);
        fields.belongTo(input.bytes(), input.from());
        input.retain(true);
        input.skip(length);
        return fields;
    }

    private void skipEmptyLines() throws IOException {
        for (int i = 0; i <= MOST_EMPTY_LINES; i++) {
            while (input.to() - input.from() < 2) {
                more();
            }
            if (input.bytes()[input.from()] != CR) {
                requireMethod(input.bytes()[input.from()]);
                return;
            }
            if (input.bytes()[input.from() + 1] != LF) {
                break;
            }
            input.skip(2);
        }
        throw new Refusal(400, "the request begins with empty lines");
    }

    /** Some other protocol, such as TLS, may never end its line. */
    private static void requireMethod(byte first) throws Refusal {
        if (!FieldBytes.isToken(first)) {
            throw new Refusal(400, "this is not HTTP");
        }
    }

    private void more() throws IOException {
        if (!fill()) {
            throw new EOFException("the connection ended within a request's head");
        }
    }

    private boolean fill() throws IOException {
        return input.fill();
    }

    /** The length of the request line with its end. */
    private int requestLineEnd() throws IOException {
        int seen = 0;
        int most = limits.targetBytes() + REQUEST_LINE_EXTRA;
        while (true) {
            byte[] bytes = input.bytes();
            int from = input.from();
            int end = input.to() - from;
            while (seen < end && bytes[from + seen] != LF) {
                seen++;
            }
            if (seen >= most) {
                throw new Refusal(414, "the target of the request is longer than " + limits.targetBytes() + " bytes");
            }
            if (seen < end) {
                if (seen == 0 || bytes[from + seen - 1] != CR) {
                    throw new Refusal(400, "a line does not end with CR and LF");
                }
                return seen + 1;
            }
            more();
        }
    }

    private void readRequestLine(RequestFields fields, byte[] bytes, int start, int end) throws Refusal {
        int methodEnd = start;
        while (methodEnd < end && FieldBytes.isToken(bytes[methodEnd])) {
            methodEnd++;
        }
        int targetEnd = methodEnd + 1;
        while (targetEnd < end && bytes[targetEnd] > ' ' && bytes[targetEnd] != 127) {
            targetEnd++;
        }
        boolean fits = methodEnd > start
                && methodEnd < end
                && bytes[methodEnd] == ' '
                && targetEnd > methodEnd + 1
                && targetEnd < end
                && bytes[targetEnd] == ' ';
        if (!fits) {
            throw new Refusal(400, "the first line is no method, target and version with a space between them");
        }
        if (targetEnd - methodEnd - 1 > limits.targetBytes()) {
            throw new Refusal(414, "the target of the request is longer than " + limits.targetBytes() + " bytes");
        }
        fields.requestLine(methodEnd - start, targetEnd - start, minorVersion(bytes, targetEnd + 1, end));
    }

    private static int minorVersion(byte[] bytes, int start, int end) throws Refusal {
        boolean isHttp = end - start == 8
                && bytes[start] == 'H'
                && bytes[start + 1] == 'T'
                && bytes[start + 2] == 'T'
                && bytes[start + 3] == 'P'
                && bytes[start + 4] == '/'
                && isDigit(bytes[start + 5])
                && bytes[start + 6] == '.'
                && isDigit(bytes[start + 7]);
        if (!isHttp) {
            throw new Refusal(400, "the first line does not end with a version of HTTP");
        }
        if (bytes[start + 5] != '1') {
            throw new Refusal(505, "this server speaks HTTP/1.1, HTTP/1.0 and HTTP/2");
        }
        return bytes[start + 7] == '0' ? 0 : 1;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
