package dev.ashlar.http.http1;

import dev.ashlar.http.exchange.Authority;
import dev.ashlar.http.exchange.Refusal;
import dev.ashlar.http.types.FieldList;
import dev.ashlar.http.types.FieldSyntax;
import dev.ashlar.http.types.RequestHead;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A request's head and what it means for the connection: how long the body is, and what becomes of the connection afterwards.
 * Contradictions are refused, never resolved (RFC 9112, section 6.3 and 11.2): two lengths, a length and chunks, two hosts.
 */
final class Http1Head implements RequestHead {
    private final RequestFields fields;
    private final boolean secure;
    private final String method;
    private final String target;
    private @Nullable String host;
    private @Nullable FieldList list;
    private long length = -1;
    private boolean chunked;
    private boolean close;
    private boolean keepAlive;
    private boolean expectsContinue;
    private boolean upgradesToHttp2;
    private boolean keepsSettings;
    private int hosts;
    private int requestId = -1;

    Http1Head(RequestFields fields, boolean secure) throws Refusal {
        this.fields = fields;
        this.secure = secure;
        this.method = fields.method();
        for (int i = 0; i < fields.count(); i++) {
            interpret(i);
        }
        this.target = interpretTarget();
        check();
    }

    private void interpret(int index) throws Refusal {
        switch (fields.nameLength(index)) {
            case 4 -> {
                if (fields.isNamed(index, "host")) {
                    hosts++;
                    host = fields.valueText(index);
                }
            }
            case 6 -> {
                if (fields.isNamed(index, "expect")) {
                    expect(fields.valueText(index));
                }
            }
            case 7 -> {
                if (fields.isNamed(index, "upgrade")) {
                    upgradesToHttp2 = fields.valueText(index).equals("h2c");
                }
            }
            case 10 -> {
                if (fields.isNamed(index, "connection")) {
                    connection(fields.valueText(index));
                }
            }
            case 12 -> {
                if (fields.isNamed(index, "x-request-id")) {
                    requestId = index;
                }
            }
            case 14 -> {
                if (fields.isNamed(index, "content-length")) {
                    contentLength(fields.value(index));
                } else if (fields.isNamed(index, "http2-settings")) {
                    keepsSettings = true;
                }
            }
            case 17 -> {
                if (fields.isNamed(index, "transfer-encoding")) {
                    transferEncoding(fields.valueText(index));
                }
            }
            default -> {}
        }
    }

    private void expect(String value) throws Refusal {
        if (!value.equalsIgnoreCase("100-continue")) {
            throw new Refusal(417, "the only expectation that this server meets is 100-continue");
        }
        expectsContinue = true;
    }

    private void connection(String value) {
        for (String option : value.split(",", -1)) {
            String trimmed = option.strip();
            close |= trimmed.equalsIgnoreCase("close");
            keepAlive |= trimmed.equalsIgnoreCase("keep-alive");
        }
    }

    private void contentLength(byte[] value) throws Refusal {
        OptionalLong parsed = FieldSyntax.length(value);
        if (parsed.isEmpty()) {
            throw new Refusal(400, "content-length is not a number of bytes");
        }
        if (length >= 0) {
            throw new Refusal(400, "content-length is given twice");
        }
        length = parsed.getAsLong();
    }

    private void transferEncoding(String value) throws Refusal {
        if (chunked) {
            throw new Refusal(400, "transfer-encoding is given twice");
        }
        if (!value.equalsIgnoreCase("chunked")) {
            throw new Refusal(501, "the only transfer-encoding that this server knows is chunked");
        }
        chunked = true;
    }

    /** The absolute form names the authority, too, and that one counts (RFC 9112, section 3.2.2). */
    private String interpretTarget() throws Refusal {
        String raw = fields.target();
        if (raw.startsWith("/") || raw.equals("*") && method.equals("OPTIONS")) {
            return raw;
        }
        int authorityStart = raw.indexOf("://") + 3;
        String scheme = authorityStart < 3 ? "" : raw.substring(0, authorityStart - 3);
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw new Refusal(400, "the target of the request is neither a path nor an http URL");
        }
        int path = firstOf(raw, authorityStart);
        if (hosts == 1) {
            host = raw.substring(authorityStart, path);
        }
        String rest = raw.substring(path);
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    private static int firstOf(String url, int start) {
        int i = start;
        while (i < url.length() && url.charAt(i) != '/' && url.charAt(i) != '?') {
            i++;
        }
        return i;
    }

    private void check() throws Refusal {
        if (chunked && length >= 0) {
            throw new Refusal(400, "content-length and transfer-encoding exclude each other");
        }
        if (chunked && isHttp10()) {
            throw new Refusal(400, "HTTP/1.0 knows no transfer-encoding");
        }
        if (hosts > 1 || hosts == 0 && !isHttp10()) {
            throw new Refusal(400, "a request has exactly one host header");
        }
        String authority = host;
        if (authority != null && !Authority.isValid(authority)) {
            throw new Refusal(400, "the host header is not a host and maybe a port");
        }
        if (method.equals("CONNECT")) {
            throw new Refusal(501, "this server is no proxy");
        }
    }

    // ---- for the connection

    boolean isHttp10() {
        return fields.minorVersion() == 0;
    }

    boolean isChunked() {
        return chunked;
    }

    /** Of the body; 0 where there is none. Not for chunked ones. */
    long length() {
        return Math.max(0, length);
    }

    boolean hasBody() {
        return chunked || length > 0;
    }

    boolean expectsContinue() {
        return expectsContinue && !isHttp10();
    }

    /** Whether the client lets the connection live on. */
    boolean keepsAlive() {
        return isHttp10() ? keepAlive && !close : !close;
    }

    /** Whether it asks to go on with HTTP/2, in the way of RFC 7540, section 3.2. Requests with a body are served first. */
    boolean upgradesToHttp2() {
        return upgradesToHttp2 && keepsSettings && !secure && !hasBody() && !isHttp10();
    }

    byte @Nullable [] requestId() {
        return requestId < 0 ? null : fields.value(requestId);
    }

    /** The first field of that name, in lower case. */
    Optional<String> header(String name) {
        for (int i = 0; i < fields.count(); i++) {
            if (fields.nameLength(i) == name.length() && fields.isNamed(i, name)) {
                return Optional.of(fields.valueText(i));
            }
        }
        return Optional.empty();
    }

    // ---- for whoever handles it

    @Override
    public String method() {
        return method;
    }

    @Override
    public Optional<String> scheme() {
        return Optional.of(secure ? "https" : "http");
    }

    @Override
    public Optional<String> authority() {
        return Optional.ofNullable(host).filter(name -> !name.isEmpty());
    }

    @Override
    public Optional<String> pathWithQuery() {
        return Optional.of(target);
    }

    @Override
    public FieldList fields() {
        FieldList made = list;
        if (made == null) {
            made = fields.toList();
            list = made;
        }
        return made;
    }
}
