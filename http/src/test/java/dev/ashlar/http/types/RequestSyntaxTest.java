package dev.ashlar.http.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.http.HttpLimits;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Method;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingResponse;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Scheme;
import dev.ashlar.wasi.context.Quota;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a guest may say of a request or a response that it makes. */
class RequestSyntaxTest {
    private final Quota quota = new Quota("buffered bytes", 1 << 20);
    private final TypesHost types = new TypesHost(new Allowance(HttpLimits.DEFAULT, () -> quota, () -> {
        throw new IllegalStateException("there is no guest");
    }));
    private final OutgoingRequest request = types.newOutgoingRequest(types.newFields());

    private static void refused(Runnable action) {
        assertThatThrownBy(action::run).isInstanceOf(UnitErrorException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example", "a:80", "127.0.0.1:65535", "[::1]", "[2001:db8::1]:443", "xn--a", "a%20b"})
    void takesAuthorities(String authority) {
        request.setAuthority(Optional.of(authority));
        assertThat(request.authority()).contains(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a:",
                "a:b",
                "a:0",
                "a:65536",
                "a:123456",
                "user@a",
                "a/b",
                "a b",
                "a\r\nx: y",
                "[::1",
                "::1",
                "[a]x",
                "a%2",
                "ä.example",
                "a:80:80",
                "[::1]:"
            })
    void refusesAuthorities(String authority) {
        refused(() -> request.setAuthority(Optional.of(authority)));
        assertThat(request.authority()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "*", "?a=b", "/a/b?c=d&e=\"{}\"", "/%00", "//a"})
    void takesPaths(String path) {
        request.setPathWithQuery(Optional.of(path));
        assertThat(request.pathWithQuery()).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a b", "/a#b", "/ä", "/a\r\nx: y", "/\0", "/\t", "**", "http://a/"})
    void refusesPaths(String path) {
        refused(() -> request.setPathWithQuery(Optional.of(path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "GET / HTTP/1.1\r\n", "Ä"})
    void refusesMethods(String method) {
        refused(() -> request.setMethod(new Method.Other(method)));
        assertThat(request.method()).isEqualTo(new Method.Get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a:", "ä"})
    void refusesSchemes(String scheme) {
        refused(() -> request.setScheme(Optional.of(new Scheme.Other(scheme))));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 1000, 65535})
    void refusesStatuses(int status) {
        OutgoingResponse response = types.newOutgoingResponse(types.newFields());
        refused(() -> response.setStatusCode(status));
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void givesItsBodyOnce() {
        var body = request.body();
        refused(request::body);
        types.outgoingBodyFinish(body, Optional.empty());
    }

    @Test
    void givesNoBodyWhereLengthsDiffer() {
        var fields = types.newFields();
        fields.append("content-length", "1".getBytes(StandardCharsets.US_ASCII));
        fields.append("content-length", "2".getBytes(StandardCharsets.US_ASCII));
        refused(types.newOutgoingRequest(fields)::body);
    }

    @Test
    void countsPathsAsBuffered() {
        request.setPathWithQuery(Optional.of("/" + "a".repeat(999)));
        request.setPathWithQuery(Optional.of("/" + "b".repeat(1999)));
        assertThat(quota.used()).isEqualTo(2000);
        assertThatThrownBy(() -> request.setPathWithQuery(Optional.of("/" + "c".repeat(1 << 20))))
                .isInstanceOf(dev.ashlar.engine.Trap.class);
        request.close();
        assertThat(quota.used()).isZero();
    }
}
