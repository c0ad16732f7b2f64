package dev.ashlar.http.client;

import dev.ashlar.http.types.Authority;
import dev.ashlar.http.types.SentRequest;
import dev.ashlar.wasi.NetworkScheme;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCodeException;
import java.util.Locale;

/**
 * Where a request goes.
 *
 * @param authority as the guest wrote it
 * @param http2 whether it is spoken there, without asking
 * @param host in lower case, IPv6 addresses in brackets
 */
record Destination(boolean secure, boolean http2, String authority, String host, int port) {
    /** @throws ErrorCodeException when the request does not say where, or wants something else than HTTP */
    static Destination of(SentRequest.Target target, boolean http2) {
        boolean secure = switch (target.scheme().orElse("https").toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> false;
            default -> throw new ErrorCodeException(new ErrorCode.HttpProtocolError());
        };
        String text = target.authority().orElseThrow(Destination::invalid);
        Authority authority = Authority.parse(text).orElseThrow(Destination::invalid);
        return new Destination(
                secure,
                http2,
                text,
                authority.host().toLowerCase(Locale.ROOT),
                authority.port().orElse(secure ? 443 : 80));
    }

    private static ErrorCodeException invalid() {
        return new ErrorCodeException(new ErrorCode.HttpRequestUriInvalid());
    }

    NetworkScheme scheme() {
        return secure ? NetworkScheme.HTTPS : NetworkScheme.HTTP;
    }
}
