package dev.ashlar.http.types;

import dev.ashlar.component.UnitErrorException;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.ErrorCode;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Method;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.OutgoingRequest;
import dev.ashlar.wasi.bindings.wasi.http.v0_2.types.Scheme;
import dev.ashlar.wasi.context.Quota;
import dev.ashlar.wasi.io.Traps;
import java.util.Optional;

/** {@code outgoing-request}. */
public final class SentRequest extends SentMessage implements OutgoingRequest {
    private Method method = new Method.Get();
    private Optional<String> pathWithQuery = Optional.empty();
    private Optional<Scheme> scheme = Optional.empty();
    private Optional<String> authority = Optional.empty();
    private Optional<String> charged = Optional.empty();

    SentRequest(Allowance allowance, GuestFields given) {
        super(allowance, given, size -> new ErrorCode.HttpRequestBodySize(Optional.of(size)));
    }

    /** What is asked of a server; the syntax of its parts has been checked. */
    public record Target(
            String method, Optional<String> scheme, Optional<String> authority, Optional<String> pathWithQuery) {}

    public Target target() {
        return new Target(Targets.name(method), scheme.map(Targets::name), authority, pathWithQuery);
    }

    /** With {@code content-length} at most once; empty when the guest gave several. */
    public Optional<FieldList> fields() {
        return ContentLength.isConsistent(frozen()) ? Optional.of(ContentLength.once(frozen())) : Optional.empty();
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public void setMethod(Method newMethod) {
        require(Targets.isMethod(Targets.name(newMethod)));
        method = newMethod;
    }

    @Override
    public Optional<String> pathWithQuery() {
        return pathWithQuery;
    }

    @Override
    public void setPathWithQuery(Optional<String> newPath) {
        require(newPath.isEmpty() || Targets.isPathWithQuery(newPath.get()));
        Quota buffered = allowance().buffered().get();
        int length = newPath.orElse("").length();
        Traps.take(buffered, length);
        buffered.giveBack(charged.map(String::length).orElse(0));
        charged = newPath;
        pathWithQuery = newPath;
    }

    @Override
    public Optional<Scheme> scheme() {
        return scheme;
    }

    @Override
    public void setScheme(Optional<Scheme> newScheme) {
        require(newScheme.isEmpty() || Targets.isScheme(Targets.name(newScheme.get())));
        scheme = newScheme;
    }

    @Override
    public Optional<String> authority() {
        return authority;
    }

    @Override
    public void setAuthority(Optional<String> newAuthority) {
        require(newAuthority.isEmpty() || Authority.parse(newAuthority.get()).isPresent());
        authority = newAuthority;
    }

    private static void require(boolean valid) {
        if (!valid) {
            throw new UnitErrorException();
        }
    }

    @Override
    public void sent() {
        super.sent();
        if (charged.isPresent()) {
            allowance().buffered().get().giveBack(charged.get().length());
            charged = Optional.empty();
        }
    }
}
