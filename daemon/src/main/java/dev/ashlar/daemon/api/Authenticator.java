package dev.ashlar.daemon.api;

import dev.ashlar.daemon.apps.Tenancy;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.http.HttpExchange;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Finds out who asks. */
final class Authenticator {
    private static final String BEARER = "bearer ";

    private final Database database;
    private final Trust trust;
    private final Optional<byte[]> operatorHash;

    /** @param operatorHash of a token that is the operator's besides those of the database */
    Authenticator(Database database, Trust trust, Optional<byte[]> operatorHash) {
        this.database = database;
        this.trust = trust;
        this.operatorHash = operatorHash;
    }

    /** @throws ProblemException when nobody known asks */
    Caller callerOf(HttpExchange exchange) {
        Optional<String> header = exchange.header("authorization");
        if (header.isEmpty()) {
            if (trust == Trust.OPERATOR) {
                return new Caller(Optional.empty(), "operator");
            }
            throw unauthorized("a token is needed here: send it as `authorization: Bearer TOKEN`");
        }
        if (!header.get().toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            throw unauthorized("the header authorization must be `Bearer TOKEN`");
        }
        return callerOf(header.get().substring(BEARER.length()).strip());
    }

    /** @throws ProblemException when there is no such tenant */
    void requireTenant(String name) {
        if (database.read(tables -> tables.tenants().find(name)).isEmpty()) {
            throw Tenancy.noTenant(name);
        }
    }

    private Caller callerOf(String secret) {
        byte[] hash = Tokens.hash(secret);
        if (operatorHash.filter(known -> MessageDigest.isEqual(known, hash)).isPresent()) {
            return new Caller(Optional.empty(), "operator");
        }
        var token = database.read(tables -> tables.tenants().tokenByHash(hash))
                .orElseThrow(() -> unauthorized("the token is not known; it may have been revoked"));
        if (token.expires().filter(end -> !end.isAfter(Instant.now())).isPresent()) {
            throw unauthorized("the token \"%s\" expired at %s; ask for another one"
                    .formatted(
                            token.note().isEmpty() ? token.id() : token.note(),
                            token.expires().get()));
        }
        var name = token.note().isEmpty() ? "token " + token.id() : token.note();
        return new Caller(token.tenant(), name);
    }

    private static ProblemException unauthorized(String detail) {
        return new ProblemException(Kind.UNAUTHORIZED, detail);
    }
}
