package dev.ashlar.host.load;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Span;
import dev.ashlar.host.diagnostics.Suggestions;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.manifest.Link;
import dev.ashlar.host.manifest.StoreKind;
import dev.ashlar.host.manifest.Template;
import dev.ashlar.host.route.RouteHost;
import dev.ashlar.host.shape.Reading;
import dev.ashlar.host.toml.TomlValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the parts of an application fit together. */
final class Checks {
    private static final int MAX_NAMES = 10;

    private final Application application;
    private final Reading reading;
    private final Dialect dialect;

    private Checks(Application application, Reading reading, Dialect dialect) {
        this.application = application;
        this.reading = reading;
        this.dialect = dialect;
    }

    static void run(Application application, Reading reading, Dialect dialect) {
        var checks = new Checks(application, reading, dialect);
        checks.componentsExist();
        checks.linksFormNoCycle();
        checks.routesDiffer();
        checks.variablesExist();
        EgressChecks.run(application, reading, dialect.egress());
        LimitChecks.run(application, reading);
        if (!reading.problems().hasErrors()) {
            checks.everythingIsUsed();
        }
    }

    private void componentsExist() {
        application
                .components()
                .forEach((name, component) -> component.links().forEach(link -> {
                    String path = linkPath(name, link);
                    refersToComponent(
                            link.component(),
                            reading.place(path + ".component").isPresent() ? path + ".component" : path);
                }));
        for (var trigger : application.triggers().http()) {
            if (trigger.action() instanceof HttpAction.Invoke(String component)) {
                refersToComponent(component, sibling(trigger.origin(), "component"));
            }
        }
        application
                .triggers()
                .cron()
                .forEach(trigger -> refersToComponent(trigger.component(), Paths.key(trigger.origin(), "component")));
        application
                .triggers()
                .messages()
                .forEach(trigger -> refersToComponent(trigger.component(), Paths.key(trigger.origin(), "component")));
    }

    private void refersToComponent(String name, String path) {
        var components = application.components().keySet();
        if (!components.contains(name)
                && !isBroken("component", name)
                && !reading.problems().isFull()) {
            String all = components.isEmpty()
                    ? "there are no components"
                    : "the components are " + components.stream().sorted().collect(Collectors.joining(", "));
            error(
                    path,
                    "there is no component \"" + name + "\"",
                    Suggestions.didYouMean(name, components).orElse(all));
        }
    }

    private static String linkPath(String component, Link link) {
        String links = Paths.key(Paths.key("component", component), "links");
        return Paths.key(links, link.imported().toString());
    }

    /** The path of another key in the table of one. */
    private static String sibling(String path, String key) {
        return Paths.key(path.substring(0, path.lastIndexOf('.')), key);
    }

    private void linksFormNoCycle() {
        LinkCycles.find(application.components())
                .forEach(cycle -> error(
                        linkPath(cycle.closing(), cycle.link()),
                        "components call each other in a circle: " + way(cycle.names()),
                        "remove one of the links; a component cannot wait for itself"));
    }

    private static String way(List<String> names) {
        boolean all = names.size() <= MAX_NAMES;
        return all
                ? String.join(" -> ", names)
                : String.join(" -> ", names.subList(0, MAX_NAMES)) + " -> ... -> " + names.getLast();
    }

    /** Whether something is there and not in the model because of an error of its own. */
    private boolean isBroken(String table, String name) {
        return reading.place(Paths.key(table, name)).isPresent();
    }

    private void routesDiffer() {
        var seen = new HashMap<Object, HttpTrigger>();
        for (var trigger : application.triggers().http()) {
            for (var place : places(trigger)) {
                var earlier = seen.putIfAbsent(List.of(trigger.route().anonymous(), place), trigger);
                if (earlier != null && (earlier.isPrivate() || trigger.isPrivate() || !(place instanceof HttpAction))) {
                    String where =
                            application.origins().position(earlier.origin()).toString();
                    error(
                            trigger.origin(),
                            "two routes take the same requests; the other one is at " + where,
                            "change one of them, or give them different hosts");
                    break;
                }
            }
        }
    }

    /** Where a route is: on its hosts, and, for the other components, on the component that answers. */
    private static List<Object> places(HttpTrigger trigger) {
        var places = new ArrayList<Object>();
        if (!trigger.isPrivate()) {
            places.addAll(trigger.hosts().isEmpty() ? List.of(new RouteHost("", true)) : trigger.hosts());
        }
        if (trigger.action() instanceof HttpAction.Invoke) {
            places.add(trigger.action());
        }
        return places;
    }

    private void variablesExist() {
        templates().forEach((path, template) -> {
            for (var reference : template.references()) {
                if (!application.variables().containsKey(reference.name())
                        && !isBroken("variables", reference.name())
                        && !reading.problems().isFull()) {
                    String fix = Suggestions.didYouMean(
                                    reference.name(), application.variables().keySet())
                            .orElse("add " + reference.name() + " = \"...\" to [variables]");
                    reading.error(
                            part(path, reference),
                            "there is no variable \"" + reference.name() + "\"",
                            Optional.of(fix));
                }
            }
        });
    }

    private Span part(String path, Template.Reference reference) {
        var place = reading.place(path);
        if (place.isPresent()
                && place.get().value() instanceof TomlValue.Text text
                && text.value().startsWith("{{", reference.start())) {
            return text.part(reference.start(), reference.end());
        }
        return reading.nearest(path);
    }

    /** All templates by their paths. */
    private Map<String, Template> templates() {
        var templates = new LinkedHashMap<String, Template>();
        application.components().forEach((name, component) -> {
            String path = Paths.key("component", name);
            var grants = component.grants();
            grants.environment().forEach((key, value) -> templates.put(Paths.key(path + ".environment", key), value));
            var variablePaths = variablePaths(path);
            grants.config().forEach((key, value) -> {
                String own = Paths.key(Paths.key(path, dialect.config()), key);
                boolean isVariable = reading.place(own).isEmpty();
                templates.put(isVariable ? variablePaths.getOrDefault(key, own) : own, value);
            });
            for (int i = 0; i < grants.egress().size(); i++) {
                templates.put(
                        Paths.element(Paths.key(path, dialect.egress()), i),
                        grants.egress().get(i));
            }
        });
        for (var store : application.stores()) {
            String path = Paths.key(Paths.key(store.kind().key(), store.label()), "url");
            store.url().ifPresent(url -> templates.put(path, url));
        }
        return templates;
    }

    /** The elements of a component's {@code variables} by the names that they grant. */
    private Map<String, String> variablePaths(String component) {
        var paths = new HashMap<String, String>();
        for (int i = 0; ; i++) {
            String path = Paths.element(component + ".variables", i);
            var place = reading.place(path);
            if (place.isEmpty()) {
                return paths;
            }
            if (place.get().value() instanceof TomlValue.Text text) {
                paths.put(text.value(), path);
            }
        }
    }

    private void everythingIsUsed() {
        var variables = new HashSet<String>();
        templates().values().forEach(template -> variables.addAll(template.variables()));
        application.variables().keySet().stream()
                .filter(name -> !variables.contains(name))
                .forEach(name ->
                        warning(Paths.key("variables", name), "no component uses the variable \"" + name + "\""));

        var components = new HashSet<String>();
        application
                .components()
                .values()
                .forEach(component -> component.links().forEach(link -> components.add(link.component())));
        application.triggers().http().forEach(trigger -> {
            if (trigger.action() instanceof HttpAction.Invoke(String name)) {
                components.add(name);
            }
        });
        application.triggers().cron().forEach(trigger -> components.add(trigger.component()));
        application.triggers().messages().forEach(trigger -> components.add(trigger.component()));
        application.components().keySet().stream()
                .filter(name -> dialect.tellsOfIdle() && !components.contains(name))
                .forEach(name -> warning(
                        Paths.key("component", name),
                        "nothing starts the component \"" + name + "\" and none is linked to it"));

        var granted = new HashSet<List<Object>>();
        for (var component : application.components().values()) {
            for (var kind : StoreKind.values()) {
                component.grants().stores(kind).forEach(label -> granted.add(List.of(kind, label)));
            }
        }
        for (var store : application.stores()) {
            if (!granted.contains(List.of(store.kind(), store.label()))) {
                warning(
                        Paths.key(store.kind().key(), store.label()),
                        "no component is granted the store \"" + store.label() + "\"");
            }
        }
    }

    private void warning(String path, String message) {
        reading.place(path).ifPresent(place -> reading.warning(place.key(), message));
    }

    private void error(String path, String message, String fix) {
        reading.error(reading.nearest(path), message, Optional.of(fix));
    }
}
