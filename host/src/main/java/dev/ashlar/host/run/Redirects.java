package dev.ashlar.host.run;

import java.util.HashMap;
import java.util.Map;

/**
 * Where requests from one component to another go, other than to the component that their host names.
 *
 * @param byCaller names of components by the name that a caller uses, by caller
 */
public record Redirects(Map<String, Map<String, String>> byCaller) {
    /** None. */
    public static final Redirects NONE = new Redirects(Map.of());

    public Redirects {
        var copy = new HashMap<String, Map<String, String>>();
        byCaller.forEach((caller, names) -> copy.put(caller, Map.copyOf(names)));
        byCaller = Map.copyOf(copy);
    }

    boolean isEmpty() {
        return byCaller.isEmpty();
    }

    String target(String caller, String named) {
        return byCaller.getOrDefault(caller, Map.of()).getOrDefault(named, named);
    }
}
