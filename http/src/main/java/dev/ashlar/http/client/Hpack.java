package dev.ashlar.http.client;

import static dev.ashlar.http.client.ProtocolException.malformed;

import dev.ashlar.http.types.FieldList;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import io.helidon.common.buffers.BufferData;
import io.helidon.http.http2.Http2HuffmanDecoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Fields as HTTP/2 writes them (RFC 7541), with no table that grows: ours is announced as empty, so that a few bytes cannot stand
 * for many, and the server's is not used.
 */
final class Hpack {
    private static final int LONGEST = 1 << 24;

    /** Appendix A: names, and values where an entry has one. */
    private static final String[] STATIC = {
        "",
        ":authority",
        ":method GET",
        ":method POST",
        ":path /",
        ":path /index.html",
        ":scheme http",
        ":scheme https",
        ":status 200",
        ":status 204",
        ":status 206",
        ":status 304",
        ":status 400",
        ":status 404",
        ":status 500",
        "accept-charset",
        "accept-encoding gzip, deflate",
        "accept-language",
        "accept-ranges",
        "accept",
        "access-control-allow-origin",
        "age",
        "allow",
        "authorization",
        "cache-control",
        "content-disposition",
        "content-encoding",
        "content-language",
        "content-length",
        "content-location",
        "content-range",
        "content-type",
        "cookie",
        "date",
        "etag",
        "expect",
        "expires",
        "from",
        "host",
        "if-match",
        "if-modified-since",
        "if-none-match",
        "if-range",
        "if-unmodified-since",
        "last-modified",
        "link",
        "location",
        "max-forwards",
        "proxy-authenticate",
        "proxy-authorization",
        "range",
        "referer",
        "refresh",
        "retry-after",
        "server",
        "set-cookie",
        "strict-transport-security",
        "transfer-encoding",
        "user-agent",
        "vary",
        "via",
        "www-authenticate"
    };

    private final byte[] block;
    private final int limit;
    private int at;

    private Hpack(byte[] block, int limit) {
        this.block = block;
        this.limit = limit;
    }

    /** Adds a field, spelt out. */
    static void write(ByteArrayOutputStream to, String name, byte[] value) {
        to.write(0);
        byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
        writeLength(to, bytes.length);
        to.writeBytes(bytes);
        writeLength(to, value.length);
        to.writeBytes(value);
    }

    private static void writeLength(ByteArrayOutputStream to, int length) {
        if (length < 127) {
            to.write(length);
            return;
        }
        to.write(127);
        int rest = length - 127;
        while (rest >= 128) {
            to.write(rest & 127 | 128);
            rest >>>= 7;
        }
        to.write(rest);
    }

    /**
     * The fields of a block, pseudo fields among them; nothing about them is checked.
     *
     * @param limit of their bytes, as {@link FieldList#bytes} counts
     */
    static FieldList read(byte[] block, int limit) throws IOException {
        return new Hpack(block, limit).fields();
    }

    private FieldList fields() throws IOException {
        FieldList fields = new FieldList();
        while (at < block.length) {
            int first = block[at] & 0xFF;
            if (first >= 0x80) {
                addIndexed(fields, integer(7));
            } else if (first >= 0x40) {
                addLiteral(fields, integer(6));
            } else if (first >= 0x20) {
                if (integer(5) != 0) {
                    throw malformed("the server makes the table of fields larger than allowed");
                }
            } else {
                addLiteral(fields, integer(4));
            }
            if (fields.bytes() > limit) {
                throw new ProtocolException(
                        new ErrorCode.HttpResponseHeaderSectionSize(Optional.of(fields.bytes())),
                        "the fields of the response are too many");
            }
        }
        return fields;
    }

    private static String entry(int index) throws IOException {
        if (index == 0 || index >= STATIC.length) {
            throw malformed("a field of the response refers to an entry that is not there");
        }
        return STATIC[index];
    }

    private static void addIndexed(FieldList fields, int index) throws IOException {
        String entry = entry(index);
        int space = entry.indexOf(' ');
        fields.add(space < 0 ? entry : entry.substring(0, space), space < 0 ? "" : entry.substring(space + 1));
    }

    private void addLiteral(FieldList fields, int index) throws IOException {
        String name;
        if (index == 0) {
            name = string();
        } else {
            String entry = entry(index);
            int space = entry.indexOf(' ');
            name = space < 0 ? entry : entry.substring(0, space);
        }
        fields.add(name, string());
    }

    private int next() throws IOException {
        if (at == block.length) {
            throw malformed("the fields of the response end in the middle of one");
        }
        return block[at++] & 0xFF;
    }

    private int integer(int prefix) throws IOException {
        int most = (1 << prefix) - 1;
        int value = next() & most;
        if (value < most) {
            return value;
        }
        for (int shift = 0; shift < 28; shift += 7) {
            int b = next();
            value += (b & 127) << shift;
            if (value > LONGEST) {
                break;
            }
            if (b < 128) {
                return value;
            }
        }
        throw malformed("a field of the response is too long");
    }

    private String string() throws IOException {
        boolean huffman = at < block.length && block[at] < 0;
        int length = integer(7);
        if (length > block.length - at) {
            throw malformed("the fields of the response end in the middle of one");
        }
        int start = at;
        at += length;
        if (!huffman) {
            return new String(block, start, length, StandardCharsets.ISO_8859_1);
        }
        try {
            return Http2HuffmanDecoder.create().decodeString(BufferData.create(block, start, length), length);
        } catch (RuntimeException e) {
            throw malformed("a field of the response is not coded as it should be");
        }
    }
}
