package dev.ashlar.host.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An application as its manifest describes it. All names in it that refer to something do so.
 *
 * @param health path that answers with a status from 200 to 299 when a revision works; asked before it serves
 * @param directory what relative paths are relative to
 * @param origins where in the manifest everything stands
 */
public record Application(
        String name,
        Optional<String> version,
        Optional<String> description,
        Map<String, Variable> variables,
        Map<String, Component> components,
        Triggers triggers,
        List<Store> stores,
        ApplicationLimits limits,
        Optional<String> health,
        Path directory,
        Origins origins) {
    public Application {
        stores = List.copyOf(stores);
    }

    /** @throws java.util.NoSuchElementException when there is none of that name */
    public Component component(String componentName) {
        return Optional.ofNullable(components.get(componentName)).orElseThrow();
    }
}
