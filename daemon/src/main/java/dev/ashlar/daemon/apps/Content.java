package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.apps.DeployResult.Fetched;
import dev.ashlar.oci.Digest;
import java.io.IOException;
import java.util.Optional;

/** What a request wants to have deployed, wherever it comes from. */
interface Content {
    /**
     * Sees to it that all of it is in the store and the tenant's, and that he may use it. Whoever calls this keeps the collector from running.
     *
     * @return what names it
     */
    Digest take() throws IOException;

    /** What was fetched for it, if it was. */
    default Optional<Fetched> fetched() {
        return Optional.empty();
    }
}
