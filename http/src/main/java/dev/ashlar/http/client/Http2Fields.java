package dev.ashlar.http.client;

import static dev.ashlar.http.client.ProtocolException.malformed;

import dev.ashlar.http.client.Http2Session.Frame;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.FieldSyntax;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

/** Heads and trailers of responses over HTTP/2, and what is wrong with them. */
final class Http2Fields {
    private static final int MOST_CONTINUATIONS = 32;

    private Http2Fields() {}

    /** The encoded fields that begin with a frame and may go on in others; of those, no more than {@code most} bytes are kept. */
    static byte[] block(Http2Session session, Frame first, int most) throws IOException {
        byte[] start = first.unpadded();
        if (first.has(Http2Session.END_HEADERS)) {
            return start;
        }
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(start);
        for (int i = 0; i < MOST_CONTINUATIONS; i++) {
            Frame next = session.read();
            if (next.type() != Http2Session.CONTINUATION || next.stream() != first.stream()) {
                throw malformed("something comes between fields of the response");
            }
            block.writeBytes(next.payload());
            if (block.size() > most) {
                break;
            }
            if (next.has(Http2Session.END_HEADERS)) {
                return block.toByteArray();
            }
        }
        throw new ProtocolException(
                new ErrorCode.HttpResponseHeaderSectionSize(Optional.of((long) block.size())),
                "the fields of the response are too many");
    }

    static int status(FieldList list) throws IOException {
        if (list.size() == 0 || !list.name(0).equals(":status") || !list.text(0).matches("[1-9][0-9]{2}")) {
            throw malformed("the response has no status");
        }
        return Integer.parseInt(list.text(0));
    }

    /** Fields from an index on, all of them proper ones (RFC 9113, section 8.2). */
    static FieldList checked(FieldList list, int from) throws IOException {
        FieldList fields = new FieldList();
        for (int i = from; i < list.size(); i++) {
            String name = list.name(i);
            boolean proper = name.equals(FieldSyntax.name(name)) && FieldSyntax.isValue(list.value(i));
            if (!proper || name.equals("connection") || name.equals("transfer-encoding")) {
                throw malformed("a field of the response is none that HTTP/2 knows");
            }
            fields.add(name, list.value(i));
        }
        return fields;
    }
}
