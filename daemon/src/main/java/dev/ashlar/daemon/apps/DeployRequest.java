package dev.ashlar.daemon.apps;

import dev.ashlar.oci.Digest;
import dev.ashlar.oci.Reference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants to have deployed.
 *
 * @param source where it is
 * @param variables values that differ from those of the revision that serves
 * @param unset variables that have the manifest's values again
 * @param domains besides the one that each application has; empty for those that it has now
 * @param ifRevision number that the newest revision must have; 0 for an application that must not be there
 * @param weight per cent of the requests that go to the new revision; empty for all
 * @param links per cent of the calls from one component to another that go to the new revision's
 * @param force whether it may offer less, or something else, than what serves
 * @param createdBy who wants it
 */
public record DeployRequest(
        Source source,
        Map<String, String> variables,
        Set<String> unset,
        Optional<List<String>> domains,
        String message,
        Optional<Integer> ifRevision,
        Optional<Integer> weight,
        List<LinkWeight> links,
        boolean force,
        String createdBy,
        boolean byOperator) {
    /** Where an application is. */
    public sealed interface Source {}

    /**
     * In blobs that were uploaded.
     *
     * @param index the application, all of whose blobs are here
     * @param signatures manifests with signatures of it, which are here, too
     */
    public record Uploaded(Digest index, List<Digest> signatures) implements Source {
        public Uploaded {
            signatures = List.copyOf(signatures);
        }
    }

    /** In a registry, from where the daemon fetches it. */
    public record InRegistry(Reference reference) implements Source {}

    /** Of calls from {@code caller} to {@code callee}. */
    public record LinkWeight(String caller, String callee, int weight) {}
}
