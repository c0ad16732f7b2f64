package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.state.StoredScale;
import dev.ashlar.host.capacity.Saturation;
import java.util.Map;

/**
 * How much is going on in an application, and how much may.
 *
 * @param set by its operator in place of the manifest's limits, by component
 * @param saturation by component; none while the application has not run since the start
 */
public record Load(Map<String, StoredScale> set, Map<String, Saturation> saturation) {}
