package dev.ashlar.http.http1;

import dev.ashlar.http.ServerLimits.HeaderLimits;
import dev.ashlar.http.exchange.Refusal;
import java.io.EOFException;
import java.io.IOException;

/** Reads the fields of a header section, or of a trailer section, up to the empty line behind it. */
final class SectionReader {
    private static final byte CR = '\r';
    private static final byte LF = '\n';

    private final ConnectionInput input;
    private final Source source;
    private final RequestFields fields;
    private final HeaderLimits limits;

    /** How the buffer gets more. */
    interface Source {
        /** Returns false at the end. */
        boolean fill() throws IOException;
    }

    SectionReader(ConnectionInput input, Source source, RequestFields fields, HeaderLimits limits) {
        this.input = input;
        this.source = source;
        this.fields = fields;
        this.limits = limits;
    }

    /**
     * @param start of the section, from where the buffer begins
     * @return where it ends, behind the empty line
     */
    int read(int start) throws IOException {
        int line = start;
        while (true) {
            int end = lineEnd(line, start);
            if (end == line + 2) {
                return end;
            }
            field(line, end - 2);
            line = end;
        }
    }

    /** Where the line ends that begins there, behind its CR LF. Both from where the buffer begins, which may move. */
    private int lineEnd(int line, int sectionStart) throws IOException {
        int seen = line;
        while (true) {
            byte[] bytes = input.bytes();
            int from = input.from();
            int available = input.to() - from;
            while (seen < available && bytes[from + seen] != LF) {
                seen++;
            }
            if (seen - sectionStart >= limits.bytes()) {
                throw new Refusal(431, "the header section is longer than " + limits.bytes() + " bytes");
            }
            if (seen < available) {
                if (seen == line || bytes[from + seen - 1] != CR) {
                    throw new Refusal(400, "a line does not end with CR and LF");
                }
                return seen + 1;
            }
            if (!source.fill()) {
                throw new EOFException("the connection ended within a header section");
            }
        }
    }

    private void field(int start, int end) throws Refusal {
        byte[] bytes = input.bytes();
        int from = input.from();
        int colon = start;
        while (colon < end && FieldBytes.isToken(bytes[from + colon])) {
            colon++;
        }
        if (colon == start || colon == end || bytes[from + colon] != ':') {
            throw new Refusal(400, "a line of the header section is not a name, a colon and a value");
        }
        int valueStart = colon + 1;
        int valueEnd = end;
        while (valueStart < valueEnd && FieldBytes.isSpace(bytes[from + valueStart])) {
            valueStart++;
        }
        while (valueEnd > valueStart && FieldBytes.isSpace(bytes[from + valueEnd - 1])) {
            valueEnd--;
        }
        for (int i = valueStart; i < valueEnd; i++) {
            if (!FieldBytes.isValue(bytes[from + i])) {
                throw new Refusal(400, "a value in the header section contains a control character");
            }
        }
        if (!fields.add(start, colon, valueStart, valueEnd)) {
            throw new Refusal(431, "there are more than " + limits.fields() + " header fields");
        }
    }
}
