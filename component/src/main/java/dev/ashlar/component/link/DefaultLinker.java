package dev.ashlar.component.link;

import dev.ashlar.component.Component;
import dev.ashlar.component.ComponentInstance;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.component.HostCallObserver;
import dev.ashlar.component.LinkedComponent;
import dev.ashlar.component.plan.Account;
import dev.ashlar.component.plan.Similar;
import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ResourceLimits;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Definitions by name. */
final class DefaultLinker implements ComponentLinker {
    private final Engine engine;
    private final HostDefinitions root = new HostDefinitions();
    private boolean trapMissing;
    private @Nullable HostCallObserver observer;
    private @Nullable Account account;

    DefaultLinker(Engine engine) {
        this.engine = engine;
    }

    @Override
    public ComponentLinker.Definitions root() {
        return root;
    }

    @Override
    public ComponentLinker.Definitions instance(String name) {
        return root.instance(name);
    }

    @Override
    public ComponentLinker plug(Component provider) {
        return plug(new Provider(DefaultComponent.of(provider), Optional.empty()));
    }

    @Override
    public ComponentLinker plug(LinkedComponent provider) {
        return plug(DefaultLinkedComponent.of(provider).provider());
    }

    private ComponentLinker plug(Provider provider) {
        for (String export : exports(provider)) {
            root.define(export, new LinkDefinition.Plug(provider, export));
        }
        return this;
    }

    private static Set<String> exports(Provider provider) {
        return provider.component().type().exports().keySet();
    }

    @Override
    public ComponentLinker define(String name, LinkedComponent provider, String export) {
        Provider known = DefaultLinkedComponent.of(provider).provider();
        Names<String> exports = new Names<>();
        exports(known).forEach(one -> exports.put(one, one));
        String found = exports.find(export)
                .orElseThrow(() -> new NoSuchElementException("component %s exports no \"%s\"%s"
                        .formatted(known.component().name(), export, Similar.hint(export, exports.all()))));
        root.define(name, new LinkDefinition.Plug(known, found));
        return this;
    }

    @Override
    public ComponentLinker define(String name, ComponentInstance instance) {
        if (!(instance instanceof DefaultComponentInstance ours)) {
            throw new IllegalArgumentException("the instance must come from this library");
        }
        root.define(name, new LinkDefinition.Living(ours));
        return this;
    }

    @Override
    public ComponentLinker trapMissing() {
        trapMissing = true;
        return this;
    }

    @Override
    public ComponentLinker observe(HostCallObserver newObserver) {
        observer = newObserver;
        return this;
    }

    @Override
    public ComponentLinker account(String owner, ResourceLimits limits) {
        account = new Account(owner, limits);
        return this;
    }

    @Override
    public LinkedComponent link(Component component) {
        DefaultComponent ours = DefaultComponent.of(component);
        if (ours.engine() != engine) {
            throw new IllegalArgumentException("linker and component belong to different engines");
        }
        return DefaultLinkedComponent.link(
                ours, new LinkerState(root.copy(), trapMissing, Optional.ofNullable(account)), observer);
    }
}
