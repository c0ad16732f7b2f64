package dev.ashlar.component.link;

import java.util.ArrayList;
import java.util.List;

/**
 * All that a linker knew at one moment.
 *
 * @param trapMissing whether functions that nobody defined trap when called
 */
record LinkerState(HostDefinitions root, boolean trapMissing) {
    /** All resources of the host: types of functions may mention those of other instances. */
    List<LinkDefinition.Resource> resources() {
        List<LinkDefinition.Resource> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(HostDefinitions instance, List<LinkDefinition.Resource> found) {
        for (LinkDefinition definition : instance.entries().values()) {
            switch (definition) {
                case LinkDefinition.Resource resource -> found.add(resource);
                case HostDefinitions nested -> collect(nested, found);
                case LinkDefinition.Leaf leaf -> {}
            }
        }
    }
}
