package dev.ashlar.http.client;

import dev.ashlar.http.ClientConfig;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.Outflow;
import dev.ashlar.http.types.SentRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request as it will be sent.
 *
 * @param body empty when there is none
 */
record Message(String method, String path, Destination to, FieldList fields, Optional<Outflow> body, Times times) {
    private static final Pattern GRPC = Pattern.compile("application/grpc(?:[+; ].*)?", Pattern.CASE_INSENSITIVE);

    /** In nanoseconds. */
    record Times(long connect, long firstByte, long betweenBytes) {
        static Times of(ClientConfig config, Optional<RequestOptions> options) {
            return new Times(
                    atMost(config.connectTimeout(), options.flatMap(RequestOptions::connectTimeout)),
                    atMost(config.firstByteTimeout(), options.flatMap(RequestOptions::firstByteTimeout)),
                    atMost(config.betweenBytesTimeout(), options.flatMap(RequestOptions::betweenBytesTimeout)));
        }

        private static long atMost(Duration host, Optional<Long> guest) {
            long most = Deadline.nanos(host);
            return guest.filter(nanos -> Long.compareUnsigned(nanos, most) < 0).orElse(most);
        }
    }

    /** @throws ErrorCodeException when it cannot be sent */
    static Message of(SentRequest request, Times times) {
        SentRequest.Target target = request.target();
        if (target.method().equals("CONNECT")) {
            throw new ErrorCodeException(new ErrorCode.HttpRequestMethodInvalid());
        }
        FieldList fields = request.fields()
                .orElseThrow(() -> new ErrorCodeException(new ErrorCode.HttpRequestBodySize(Optional.empty())));
        if (request.flow().isEmpty() && promisesBody(fields)) {
            throw new ErrorCodeException(new ErrorCode.HttpRequestBodySize(Optional.of(0L)));
        }
        return new Message(
                target.method(),
                path(target.pathWithQuery().orElse("/")),
                Destination.of(target, isGrpc(fields)),
                fields,
                request.flow(),
                times);
    }

    private static boolean promisesBody(FieldList fields) {
        int length = fields.find("content-length", 0);
        return length >= 0 && fields.text(length).chars().anyMatch(digit -> digit != '0');
    }

    /** gRPC knows HTTP/2 only. Its messages for the older protocol have another name. */
    private static boolean isGrpc(FieldList fields) {
        int type = fields.find("content-type", 0);
        return type >= 0 && GRPC.matcher(fields.text(type)).matches();
    }

    private static String path(String given) {
        return given.isEmpty() || given.startsWith("?") ? "/" + given : given;
    }

    boolean hasLength() {
        return fields.has("content-length");
    }

    /** Methods whose requests rarely have a body: servers may refuse one that is announced and empty. */
    boolean expectsNoBody() {
        return switch (method) {
            case "GET", "HEAD", "DELETE", "OPTIONS", "TRACE" -> true;
            default -> false;
        };
    }

    /** Whether it can be sent twice, if nobody knows whether the first was received (RFC 9110, section 9.2.2); without a body. */
    boolean isRepeatable() {
        return expectsNoBody() || method.equals("PUT");
    }
}
