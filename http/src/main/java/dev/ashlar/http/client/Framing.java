package dev.ashlar.http.client;

import static dev.ashlar.http.client.ProtocolException.malformed;

import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.FieldSyntax;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the body of a response ends (RFC 9112, section 6.3). */
sealed interface Framing {
    record None() implements Framing {}

    record Length(long bytes) implements Framing {}

    record Chunked() implements Framing {}

    record UntilClose() implements Framing {}

    /** @throws ProtocolException when the response leaves that open, or says it twice */
    static Framing of(String method, ResponseHead head) throws IOException {
        FieldList fields = head.fields();
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304) {
            return new None();
        }
        OptionalLong length = length(fields);
        if (!fields.has("transfer-encoding")) {
            return length.isPresent() ? ofLength(length.getAsLong()) : new UntilClose();
        }
        if (length.isPresent() || head.minor() == 0) {
            throw malformed("the response has a transfer-encoding, and a content-length or HTTP/1.0 as well");
        }
        requireChunked(fields);
        return new Chunked();
    }

    private static Framing ofLength(long bytes) {
        return bytes == 0 ? new None() : new Length(bytes);
    }

    private static OptionalLong length(FieldList fields) throws IOException {
        OptionalLong length = OptionalLong.empty();
        for (int i = fields.find("content-length", 0); i >= 0; i = fields.find("content-length", i + 1)) {
            OptionalLong each = FieldSyntax.length(fields.value(i));
            if (each.isEmpty() || length.isPresent() && !length.equals(each)) {
                throw malformed("the content-length of the response is not one number");
            }
            length = each;
        }
        return length;
    }

    private static void requireChunked(FieldList fields) throws IOException {
        int first = fields.find("transfer-encoding", 0);
        String coding = fields.text(first).toLowerCase(Locale.ROOT);
        if (!coding.equals("chunked") || fields.find("transfer-encoding", first + 1) >= 0) {
            throw new ProtocolException(
                    new ErrorCode.HttpResponseTransferCoding(Optional.of(coding)),
                    "the response has another transfer-encoding than chunked: " + coding);
        }
    }
}
