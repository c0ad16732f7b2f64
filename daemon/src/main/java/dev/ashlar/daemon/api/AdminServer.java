package dev.ashlar.daemon.api;

import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.http.HttpServer;
import dev.ashlar.http.HttpServerConfig;
import dev.ashlar.oci.ContentStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The admin API, on any number of addresses. */
public final class AdminServer {
    private final Database database;
    private final List<Endpoint> endpoints;
    private volatile boolean stopping;

    /** @param status what is said of the daemon */
    public AdminServer(
            Database database, ContentStore store, Applications applications, Supplier<Map<String, Object>> status) {
        this.database = database;
        var all = new ArrayList<Endpoint>();
        all.addAll(new StatusResource(status).endpoints());
        all.addAll(new BlobResource(database, store, applications).endpoints());
        all.addAll(new ApplicationResource(database, applications).endpoints());
        all.addAll(new DeployResource(applications).endpoints());
        all.addAll(new TrafficResource(database, applications).endpoints());
        all.addAll(new ScaleResource(applications).endpoints());
        all.addAll(new LogResource(database, applications, () -> stopping).endpoints());
        all.addAll(new TenantResource(database, applications).endpoints());
        this.endpoints = List.copyOf(all);
    }

    /**
     * Answers there, too.
     *
     * @param trust in clients without a token
     * @param operatorToken hash of a token that is the operator's besides those that he made
     * @throws IOException when it cannot listen there
     */
    public HttpServer listen(HttpServerConfig where, Trust trust, Optional<byte[]> operatorToken) throws IOException {
        return HttpServer.start(where, new AdminApi(endpoints, new Authenticator(database, trust, operatorToken)));
    }

    /** Methods with their paths, as the description has them. */
    List<String> operations() {
        return endpoints.stream()
                .map(endpoint -> endpoint.method() + " " + endpoint.path())
                .toList();
    }

    /** Ends what would go on for ever. */
    public void stop() {
        stopping = true;
    }
}
