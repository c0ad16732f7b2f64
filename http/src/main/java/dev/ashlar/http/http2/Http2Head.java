package dev.ashlar.http.http2;

import dev.ashlar.http.exchange.Authority;
import dev.ashlar.http.exchange.Refusal;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.RequestHead;
import io.helidon.http.Header;
import io.helidon.http.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a HEADERS frame says. Helidon has checked that what must be there is, and that host and authority agree. */
final class Http2Head implements RequestHead {
    private final Http2Headers headers;
    private final boolean secure;
    private final String path;
    private @Nullable FieldList list;

    Http2Head(Http2Headers headers, boolean secure) {
        this.headers = headers;
        this.secure = secure;
        this.path = headers.path();
    }

    /**
     * Whether there may be a body although the client has sent all of its request: what comes right after the head is often
     * received before the stream's thread runs. Only GET and HEAD, which have none that means anything, need to say so.
     */
    boolean announcesBody() {
        OptionalLong length = headers.httpHeaders().contentLength();
        return length.isPresent() ? length.getAsLong() > 0 : !method().equals("GET") && !method().equals("HEAD");
    }

    /** What HTTP/1 refuses, too. */
    void check(int mostTarget, int mostFields) throws Refusal {
        if (path.length() > mostTarget) {
            throw new Refusal(414, "the target of the request is longer than " + mostTarget + " bytes");
        }
        if (headers.httpHeaders().size() > mostFields) {
            throw new Refusal(431, "there are more than " + mostFields + " header fields");
        }
        if (!path.startsWith("/") && !(path.equals("*") && method().equals("OPTIONS")) || !isVisible(path)) {
            throw new Refusal(400, "the target of the request is not a path");
        }
        if (!authority().map(Authority::isValid).orElse(true)) {
            throw new Refusal(400, "the authority of the request is not a host and maybe a port");
        }
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 127);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(fields().first(name)).map(value -> new String(value, StandardCharsets.ISO_8859_1));
    }

    @Override
    public String method() {
        return headers.method().text();
    }

    @Override
    public Optional<String> scheme() {
        return Optional.of(secure ? "https" : "http");
    }

    @Override
    public Optional<String> authority() {
        return Optional.ofNullable(headers.authority()).filter(name -> !name.isEmpty());
    }

    @Override
    public Optional<String> pathWithQuery() {
        return Optional.of(path);
    }

    @Override
    public FieldList fields() {
        FieldList known = list;
        if (known == null) {
            known = new FieldList();
            for (Header header : headers.httpHeaders()) {
                String name = header.name().toLowerCase(Locale.ROOT);
                for (String value : header.allValues()) {
                    known.add(name, value.strip());
                }
            }
            list = known;
        }
        return known;
    }
}
