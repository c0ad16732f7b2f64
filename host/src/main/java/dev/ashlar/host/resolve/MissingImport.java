package dev.ashlar.host.resolve;

import dev.ashlar.host.manifest.Component;
import java.util.LinkedHashMap;
import java.util.Map;

/** What to do about an import that nobody answers. */
final class MissingImport {
    /** Fixes by what the import's name begins with. */
    private static final Map<String, String> KNOWN = new LinkedHashMap<>();

    static {
        KNOWN.put(
                "wasi:keyvalue/",
                "grant it a store, as in key-value = [\"default\"]; drafts known: 0.2.0-draft and -draft2");
        KNOWN.put("wasi:blobstore/", "grant it a store, as in blobs = [\"default\"]; the draft known is 0.2.0-draft");
        KNOWN.put("wasi:config/", "known are wasi:config/store@0.2.0-draft-2024-09-27 and @0.2.0-rc.1");
        KNOWN.put("wasi:logging/", "known is wasi:logging/logging@0.1.0-draft");
        KNOWN.put("wasi:messaging/", "the interface known for messages is wasmcloud:messaging@0.2.0");
        KNOWN.put("wasmcloud:messaging/", "the interface known for messages is wasmcloud:messaging@0.2.0");
        KNOWN.put("wasi:", "of WASI there is 0.2 here; build the component for that");
        KNOWN.put("spin:", "interfaces of Spin come later; build the component with WASI's alone");
        KNOWN.put("fermyon:spin/", "interfaces of Spin come later; build the component with WASI's alone");
    }

    private MissingImport() {}

    /** @param others the components of the application */
    static String fix(Component component, String name, Map<String, dev.ashlar.component.Component> others) {
        return others.entrySet().stream()
                .filter(entry -> entry.getValue().type().exports().containsKey(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(provider ->
                        "link it: \"%s\" = \"%s\" in [component.%s.links]".formatted(name, provider, component.name()))
                .orElseGet(() -> KNOWN.entrySet().stream()
                        .filter(entry -> name.startsWith(entry.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse("add a component that exports it, and name it in [component.%s.links]"
                                .formatted(component.name())));
    }
}
