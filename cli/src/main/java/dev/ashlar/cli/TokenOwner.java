package dev.ashlar.cli;

import dev.ashlar.daemon.client.AdminClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** Whose tokens are meant. */
final class TokenOwner {
    @Parameters(index = "0", arity = "0..1", paramLabel = "TENANT", description = "Whose. Default: the operator's own.")
    private @Nullable String tenant;

    /** Their path in the API. */
    String path() {
        return tenant == null ? "/v1/tokens" : "/v1/tenants/" + AdminClient.segment(tenant) + "/tokens";
    }
}
