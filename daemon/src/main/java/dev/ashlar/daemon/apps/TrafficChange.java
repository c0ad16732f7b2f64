package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.state.StoredRevision;
import dev.ashlar.daemon.state.StoredTraffic;
import java.util.List;

/** From what there is to what is to be. */
@FunctionalInterface
public interface TrafficChange {
    StoredTraffic of(StoredTraffic now, List<StoredRevision> revisions);
}
