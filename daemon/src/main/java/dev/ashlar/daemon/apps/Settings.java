package dev.ashlar.daemon.apps;

import dev.ashlar.host.bundle.HostPlaces;
import dev.ashlar.host.deploy.IdleOptions;
import dev.ashlar.host.deploy.RollbackPolicy;
import dev.ashlar.oci.sign.SignaturePolicy;
import java.time.Duration;

/**
 * How applications live here.
 *
 * @param domain below which each application has a name
 * @param keptRevisions of each application, those in traffic besides
 * @param places directories of this machine that applications may use
 * @param unusedBlobs for how long a blob stays that no revision needs
 * @param rollback when a new revision is taken back by itself
 * @param policy whose signatures are needed
 * @param pulls from where applications are fetched
 * @param idle when applications are put to sleep
 */
public record Settings(
        String domain,
        int keptRevisions,
        HostPlaces places,
        Duration unusedBlobs,
        RollbackPolicy rollback,
        SignaturePolicy policy,
        PullSettings pulls,
        IdleOptions idle) {}
