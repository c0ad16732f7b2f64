package dev.ashlar.host.deploy;

import dev.ashlar.host.manifest.Application;
import java.util.Map;

/** Where a revision comes from. Asked again whenever it is made ready anew, so it answers the same each time. */
public interface RevisionSource {
    /**
     * The manifest, with components where they can be read.
     *
     * @throws dev.ashlar.host.manifest.ManifestException when it cannot be read or used
     */
    Application load();

    /** Values of the application's variables. */
    Map<String, String> variables();

    /** Of what is there already. */
    static RevisionSource of(Application application, Map<String, String> variables) {
        Map<String, String> values = Map.copyOf(variables);
        return new RevisionSource() {
            @Override
            public Application load() {
                return application;
            }

            @Override
            public Map<String, String> variables() {
                return values;
            }
        };
    }
}
