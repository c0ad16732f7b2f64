package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.problem.Remark;
import dev.ashlar.daemon.state.StoredApplication;
import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.StoredTraffic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a deploy.
 *
 * @param traffic from now on
 * @param changed components that are not those of the revision that served before
 * @param warnings what it works with all the same
 * @param fetched what came from a registry for it, if it is there
 * @param took reading, checking and making it ready
 */
public record DeployResult(
        StoredApplication application,
        StoredRevision revision,
        StoredTraffic traffic,
        List<String> changed,
        List<Remark> warnings,
        Optional<Fetched> fetched,
        Duration took) {
    /**
     * What a pull did.
     *
     * @param blobs of the application
     * @param fetched of these
     */
    public record Fetched(int blobs, long bytes, int fetched, long fetchedBytes) {}
}
