package dev.ashlar.host.resolve;

import dev.ashlar.component.LinkedComponent;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.oci.Digest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedSet;

/**
 * An application whose components are compiled and linked.
 *
 * @param parts by the names of their components
 * @param warnings what it works with all the same
 */
public record ResolvedApplication(Application application, Map<String, Part> parts, List<Problem> warnings) {
    /**
     * A component with all that it is linked to. Instantiating it makes a graph: an instance of each of {@code members}, all
     * in one store.
     *
     * @param index among the components of the application, from 0
     * @param digest of its bytes
     * @param size how many there are
     * @param members names of the components of its graph, its own first
     */
    public record Part(
            Component component,
            int index,
            Digest digest,
            int size,
            LinkedComponent linked,
            SequencedSet<String> members) {
        public Part {
            members = Collections.unmodifiableSequencedSet(members);
        }
    }

    public ResolvedApplication {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        warnings = List.copyOf(warnings);
    }

    /** The same with more warnings. */
    public ResolvedApplication with(List<Problem> more) {
        var all = new ArrayList<>(warnings);
        all.addAll(more);
        return new ResolvedApplication(application, parts, all);
    }

    /** @throws NoSuchElementException when the application has no component of that name */
    public Part part(String name) {
        return Optional.ofNullable(parts.get(name)).orElseThrow(() -> new NoSuchElementException(name));
    }
}
