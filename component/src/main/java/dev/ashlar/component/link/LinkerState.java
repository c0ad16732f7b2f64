package dev.ashlar.component.link;

import dev.ashlar.component.ComponentExternType;
import dev.ashlar.component.plan.Account;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a linker knew at one moment.
 *
 * @param trapMissing whether functions that nobody defined trap when called
 * @param account of the components that it links; empty for that of the store
 */
record LinkerState(HostDefinitions root, boolean trapMissing, Optional<Account> account) {
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

    /**
     * What is needed to link a component once more, which it is wherever it is plugged in: of all that the host defines, what
     * the component imports. So a linked component does not keep hundreds of functions that nobody calls.
     */
    LinkerState reducedTo(DefaultComponent component) {
        if (root.entries().values().stream().anyMatch(LinkerState::leavesImportsOpen)) {
            return this;
        }
        HostDefinitions needed = new HostDefinitions();
        component
                .type()
                .imports()
                .forEach((name, type) -> root.entries()
                        .find(name)
                        .ifPresent(definition -> needed.define(name, reduced(definition, type))));
        return new LinkerState(needed, trapMissing, account);
    }

    /** Whether it stands for a component whose own imports come from this linker. */
    private static boolean leavesImportsOpen(LinkDefinition definition) {
        return definition instanceof LinkDefinition.Plug(Provider provider, String ignored)
                && provider.definitions().isEmpty();
    }

    private static LinkDefinition reduced(LinkDefinition definition, ComponentExternType type) {
        if (!(definition instanceof HostDefinitions host)
                || !(type instanceof ComponentExternType.Instance(var wanted))) {
            return definition;
        }
        HostDefinitions needed = new HostDefinitions();
        host.entries().entries().forEach((name, one) -> {
            ComponentExternType part = wanted.exports().get(name);
            if (part != null) {
                needed.define(name, reduced(one, part));
            } else if (one instanceof LinkDefinition.Resource) {
                needed.define(name, one);
            }
        });
        return needed;
    }
}
