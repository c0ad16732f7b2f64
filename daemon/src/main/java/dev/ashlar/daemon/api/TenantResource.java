package dev.ashlar.daemon.api;

import dev.ashlar.daemon.api.Endpoint.Access;
import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.apps.Names;
import dev.ashlar.daemon.apps.Tenancy;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.Quota;
import dev.ashlar.daemon.state.Tables;
import dev.ashlar.daemon.state.Tenant;
import dev.ashlar.daemon.state.Token;
import dev.ashlar.oci.json.JsonFields;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tenants and tokens; the operator's affair. */
final class TenantResource {
    private static final int ID_BYTES = 4;
    private static final int LONGEST_NOTE = 200;

    private final Database database;
    private final Applications applications;

    TenantResource(Database database, Applications applications) {
        this.database = database;
        this.applications = applications;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/v1/tenants", Access.OPERATOR, this::list),
                new Endpoint("PUT", "/v1/tenants/{tenant}", Access.OPERATOR, this::put),
                new Endpoint("GET", "/v1/tenants/{tenant}", Access.OPERATOR, this::get),
                new Endpoint("DELETE", "/v1/tenants/{tenant}", Access.OPERATOR, this::delete),
                new Endpoint("GET", "/v1/tenants/{tenant}/tokens", Access.OPERATOR, this::tokens),
                new Endpoint("POST", "/v1/tenants/{tenant}/tokens", Access.OPERATOR, this::makeToken),
                new Endpoint("DELETE", "/v1/tenants/{tenant}/tokens/{token}", Access.OPERATOR, this::revoke),
                new Endpoint("GET", "/v1/tokens", Access.OPERATOR, this::tokens),
                new Endpoint("POST", "/v1/tokens", Access.OPERATOR, this::makeToken),
                new Endpoint("DELETE", "/v1/tokens/{token}", Access.OPERATOR, this::revoke));
    }

    private static Map<String, Object> view(Tables tables, Tenant tenant) throws SQLException {
        return Views.tenant(
                tenant,
                tables.applications().count(tenant.name()),
                tables.tenants().blobBytes(tenant.name()));
    }

    private void list(Call call) throws IOException {
        call.answer(200, database.read(tables -> {
            var all = new ArrayList<Map<String, Object>>();
            for (var tenant : tables.tenants().all()) {
                all.add(view(tables, tenant));
            }
            return Map.of("tenants", all);
        }));
    }

    private static Tenant find(Tables tables, String name) throws SQLException {
        return tables.tenants().find(name).orElseThrow(() -> Tenancy.noTenant(name));
    }

    private void get(Call call) throws IOException {
        call.answer(200, database.read(tables -> view(tables, find(tables, call.parameter("tenant")))));
    }

    private void put(Call call) throws IOException {
        var name = Names.require("tenant", call.parameter("tenant"));
        JsonFields fields = call.fields();
        DeployResource.requireKnown(fields, Set.of("quota"));
        var wanted = fields.optionalObject("quota");
        wanted.ifPresent(
                quota -> DeployResource.requireKnown(quota, Set.of("applications", "memory-bytes", "blob-bytes")));
        var quota = wanted.map(it ->
                        new Quota(number(it, "applications"), number(it, "memory-bytes"), number(it, "blob-bytes")))
                .orElse(Quota.UNLIMITED);
        applications.tenancy().put(name, quota);
        call.answer(200, database.read(tables -> view(tables, find(tables, name))));
    }

    private static long number(JsonFields quota, String name) {
        long value = quota.optionalNumber(name).orElse(Long.MAX_VALUE);
        if (value < 0) {
            throw new ProblemException(Kind.INVALID, "a quota is not negative: %s is %d".formatted(name, value));
        }
        return value;
    }

    private void delete(Call call) throws IOException {
        applications.tenancy().remove(call.parameter("tenant"));
        call.answer(204);
    }

    /** The tenant in the path; without one, the operator is meant. */
    private static Optional<String> owner(Call call, Tables tables) throws SQLException {
        if (!call.hasParameter("tenant")) {
            return Optional.empty();
        }
        return Optional.of(find(tables, call.parameter("tenant")).name());
    }

    private void tokens(Call call) throws IOException {
        call.answer(
                200,
                database.read(tables -> Map.of(
                        "tokens",
                        tables.tenants().tokens(owner(call, tables)).stream()
                                .map(Views::token)
                                .toList())));
    }

    private void makeToken(Call call) throws IOException {
        JsonFields fields = call.fields();
        DeployResource.requireKnown(fields, Set.of("note", "expires-seconds"));
        var note = fields.textOrEmpty("note");
        if (note.length() > LONGEST_NOTE) {
            throw new ProblemException(Kind.INVALID, "the note has more than 200 characters");
        }
        var secret = Tokens.make();
        byte[] hash = Tokens.hash(secret);
        var now = Instant.now();
        var expires =
                DeployResource.number(fields, "expires-seconds").map(seconds -> now.plus(Duration.ofSeconds(seconds)));
        var token = database.write(tables -> {
            var made = new Token(HexFormat.of().formatHex(hash, 0, ID_BYTES), owner(call, tables), note, now, expires);
            tables.tenants().add(made, hash);
            return made;
        });
        var members = new LinkedHashMap<>(Views.token(token));
        members.put("token", secret);
        call.answer(201, members);
    }

    private void revoke(Call call) throws IOException {
        boolean removed =
                database.write(tables -> tables.tenants().removeToken(owner(call, tables), call.parameter("token")));
        if (!removed) {
            throw new ProblemException(Kind.NOT_FOUND, "there is no token \"%s\"".formatted(call.parameter("token")));
        }
        call.answer(204);
    }
}
