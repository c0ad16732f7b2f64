package dev.ashlar.host.run;

import dev.ashlar.capabilities.Capabilities;
import dev.ashlar.capabilities.CapabilitiesConfig;
import dev.ashlar.capabilities.CapabilityException;
import dev.ashlar.capabilities.ComponentCapabilities;
import dev.ashlar.capabilities.LogMessage;
import dev.ashlar.component.ComponentLinker;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.manifest.Store;
import dev.ashlar.host.manifest.StoreKind;
import dev.ashlar.host.manifest.VariableValues;
import dev.ashlar.host.run.HostListener.Stream;
import dev.ashlar.wasi.WasiLookup;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores, configuration and logging of an application: what its manifest says, in the words of module capabilities. */
final class ApplicationCapabilities implements AutoCloseable {
    private final Application application;
    private final VariableValues values;
    private final HostListener listener;
    private final SharedCapabilities shared;
    private final Capabilities capabilities;

    /** @throws ManifestException when a store cannot be what the manifest says */
    ApplicationCapabilities(
            Application application,
            VariableValues values,
            Path state,
            HostListener listener,
            SharedCapabilities shared) {
        this.shared = shared;
        this.application = application;
        this.values = values;
        this.listener = listener;
        var config = new CapabilitiesConfig(application.name(), state)
                .withKeyValue(urls(StoreKind.KEY_VALUE))
                .withBlobs(urls(StoreKind.BLOBS));
        try {
            capabilities = shared.take(config);
        } catch (CapabilityException e) {
            throw new ManifestException(List.of(problem(e)));
        }
    }

    private Map<String, String> urls(StoreKind kind) {
        var urls = new HashMap<String, String>();
        for (Store store : application.stores()) {
            if (store.kind() == kind) {
                store.url().ifPresent(url -> urls.put(store.label(), values.resolve(url)));
            }
        }
        return urls;
    }

    private Problem problem(CapabilityException e) {
        String table = e.kind() == CapabilityException.Kind.BLOBS ? StoreKind.BLOBS.key() : StoreKind.KEY_VALUE.key();
        return application
                .origins()
                .problem(
                        Paths.key(table, e.label()) + ".url",
                        String.valueOf(e.getMessage()),
                        "correct the address, or leave the table out for the embedded store");
    }

    /** Opens what a component is granted, so that a store that cannot be used is found before somebody needs it. */
    Optional<Problem> check(Component component) {
        try {
            capabilities.check(granted(component, WasiLookup.OF_STORE));
            return Optional.empty();
        } catch (CapabilityException e) {
            return Optional.of(unusable(component, e));
        }
    }

    private Problem unusable(Component component, CapabilityException e) {
        String table = e.kind() == CapabilityException.Kind.BLOBS ? StoreKind.BLOBS.key() : StoreKind.KEY_VALUE.key();
        String store = Paths.key(table, e.label());
        String place =
                application.origins().has(store) ? store : Paths.key("component", component.name()) + "." + table;
        return application
                .origins()
                .problem(
                        place,
                        "the store \"%s\" cannot be used: %s".formatted(e.label(), e.getMessage()),
                        "see to the server or the state directory, or name another");
    }

    void define(ComponentLinker linker, Component component, WasiLookup lookup) {
        capabilities.define(linker, granted(component, lookup));
    }

    private ComponentCapabilities granted(Component component, WasiLookup lookup) {
        return new ComponentCapabilities(
                component.name(),
                values.resolve(component.grants().config()),
                Set.copyOf(component.grants().keyValue()),
                Set.copyOf(component.grants().blobs()),
                this::log,
                lookup);
    }

    private void log(LogMessage message) {
        String context = message.context().isEmpty() ? "" : " " + message.context() + ":";
        listener.output(
                application.name(),
                message.component(),
                Stream.LOG,
                "%s%s %s".formatted(message.level(), context, message.message()));
    }

    @Override
    public void close() {
        shared.giveBack(capabilities);
    }
}
