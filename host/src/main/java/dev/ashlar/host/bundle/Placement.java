package dev.ashlar.host.bundle;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Component;
import dev.ashlar.host.manifest.ComponentGrants;
import dev.ashlar.host.manifest.ComponentSource;
import dev.ashlar.host.manifest.FileGrant;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.manifest.Store;
import dev.ashlar.host.manifest.StoreKind;
import dev.ashlar.host.manifest.Template;
import dev.ashlar.host.manifest.Triggers;
import dev.ashlar.oci.Descriptor;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Puts what was bundled in the places of what a manifest names: components by their digests, directories by where they are
 * unpacked. What a manifest says of the machine on which it was written is held against what this machine lets applications have.
 */
final class Placement {
    private final Application application;
    private final HostPlaces places;
    private final List<Problem> problems = new ArrayList<>();

    Placement(Application application, HostPlaces places) {
        this.application = application;
        this.places = places;
    }

    List<Problem> problems() {
        return problems;
    }

    /**
     * The application as it is here; of use only if there are no problems.
     *
     * @param components layers with their bytes, by name
     * @param directories where what is bundled was unpacked, by {@link NamedDirectory#key}
     */
    Application place(Map<String, Descriptor> components, Map<String, Path> directories) {
        Map<String, Path> real = find(directories);
        var placed = new LinkedHashMap<String, Component>();
        application
                .components()
                .forEach((name, component) ->
                        placed.put(name, place(component, Objects.requireNonNull(components.get(name), name), real)));
        var triggers = application.triggers();
        var http = triggers.http().stream().map(trigger -> place(trigger, real)).toList();
        return new Application(
                application.name(),
                application.version(),
                application.description(),
                application.variables(),
                placed,
                new Triggers(http, triggers.cron(), triggers.messages()),
                application.stores(),
                application.limits(),
                application.health(),
                application.directory(),
                application.origins());
    }

    /** Where the directories that the manifest names are. */
    Map<String, Path> find(Map<String, Path> directories) {
        var real = new LinkedHashMap<String, Path>();
        NamedDirectory.of(application)
                .forEach(named -> find(named, directories).ifPresent(path -> real.put(real(named.path()), path)));
        checkStores();
        return real;
    }

    private static String real(Path path) {
        return path.isAbsolute() ? path.normalize().toString() : NamedDirectory.key(path);
    }

    private Optional<Path> find(NamedDirectory named, Map<String, Path> directories) {
        if (named.bundled()) {
            return Optional.ofNullable(directories.get(named.key()));
        }
        if (!named.path().isAbsolute()) {
            problems.add(named.problem(
                    application,
                    "the component may write into the directory %s, and a deployed application has none of its own"
                            .formatted(named.path()),
                    "use a key-value or blob store, or an absolute path that the host's operator allows"));
            return Optional.empty();
        }
        Optional<Path> found = places.find(named.path());
        if (found.isEmpty()) {
            problems.add(named.problem(
                    application,
                    "the directory %s of the host is none that applications may use".formatted(named.path()),
                    "bundle it by a path relative to this file, or let the host's operator allow it"));
        }
        return found;
    }

    /** Blob stores can be directories of the host, too. */
    private void checkStores() {
        for (Store store : application.stores()) {
            if (store.kind() == StoreKind.BLOBS
                    && store.url().isPresent()
                    && !allowed(store.url().get())) {
                problems.add(
                        application
                                .origins()
                                .problem(
                                        Paths.key(StoreKind.BLOBS.key(), store.label()) + ".url",
                                        "the blob store \"%s\" is in a directory of the host that applications may not use"
                                                .formatted(store.label()),
                                        "leave the table out for the embedded store, or let the host's operator allow the directory"));
            }
        }
    }

    private boolean allowed(Template url) {
        if (!url.variables().isEmpty()) {
            return false;
        }
        try {
            return places.find(Path.of(URI.create(url.resolve(name -> name)))).isPresent();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return false;
        }
    }

    private static Component place(Component component, Descriptor layer, Map<String, Path> directories) {
        var grants = component.grants();
        var files = grants.files().stream()
                .map(grant -> new FileGrant(
                        directories.getOrDefault(real(grant.source()), grant.source()),
                        grant.target(),
                        grant.writable()))
                .toList();
        return new Component(
                component.name(),
                component.description(),
                new ComponentSource.Stored(layer.digest(), layer.size()),
                new ComponentGrants(
                        grants.environment(),
                        grants.config(),
                        files,
                        grants.egress(),
                        grants.keyValue(),
                        grants.databases(),
                        grants.blobs(),
                        grants.publish()),
                component.limits(),
                component.reuse(),
                component.links(),
                Optional.empty());
    }

    private static HttpTrigger place(HttpTrigger trigger, Map<String, Path> directories) {
        if (!(trigger.action() instanceof HttpAction.Files files)) {
            return trigger;
        }
        var placed = new HttpAction.Files(
                directories.getOrDefault(real(files.directory()), files.directory()),
                files.index(),
                files.fallback(),
                files.cacheControl());
        return new HttpTrigger(trigger.route(), trigger.hosts(), trigger.isPrivate(), placed, trigger.origin());
    }
}
