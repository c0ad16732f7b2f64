package dev.ashlar.host.load;

import static dev.ashlar.host.load.CommonShapes.NAME;
import static dev.ashlar.host.load.CommonShapes.SIZE;
import static dev.ashlar.host.load.CommonShapes.TEMPLATE;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ApplicationLimits;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.manifest.Origins;
import dev.ashlar.host.manifest.Store;
import dev.ashlar.host.manifest.StoreKind;
import dev.ashlar.host.manifest.Template;
import dev.ashlar.host.manifest.Triggers;
import dev.ashlar.host.manifest.Variable;
import dev.ashlar.host.shape.Shape;
import dev.ashlar.host.shape.Shapes;
import dev.ashlar.host.shape.TableShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The whole of {@code ashlar.toml}. */
final class ApplicationShape {
    private static final Shape<String> HEALTH =
            Shapes.text("a path that begins with /, as in \"/health\"", "^/[!-~]{0,1000}$", ApplicationShape::path);

    /** An application that is told its directory, and where in the manifest everything stands. */
    static final TableShape<BiFunction<Path, Origins, Application>> APPLICATION = application();

    private record Details(
            Optional<String> name, Optional<String> version, Optional<String> description, Optional<String> health) {}

    private ApplicationShape() {}

    private static TableShape<BiFunction<Path, Origins, Application>> application() {
        var table = TableShape.of("the manifest");
        var none = new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var details = table.optional("application", details(), none, "What the application is called.");
        var variables = table.optional(
                "variables",
                Shapes.map(Names.VARIABLE, variable()),
                Map.of(),
                "What can be different in each place where the application runs.");
        var components = table.optional(
                "component",
                Shapes.map(Names.NAME, ComponentShapes.COMPONENT),
                Map.of(),
                "The parts of the application.");
        var triggers =
                table.optional("trigger", TriggerShapes.TRIGGERS, TriggerShapes.NONE, "What starts the components.");
        var limits = table.optional(
                "limits",
                limits(),
                ApplicationLimits.DEFAULT,
                "What the application may use, all components together.");
        var keyValue = stores(table, StoreKind.KEY_VALUE, "Key-value stores that are not embedded ones, by label.");
        var databases = stores(table, StoreKind.DATABASE, "SQL databases that are not embedded ones, by label.");
        var blobs = stores(table, StoreKind.BLOBS, "Blob stores that are not embedded ones, by label.");
        table.otherNames("component", "components", "services", "service", "modules", "module")
                .otherNames("trigger", "triggers", "http", "routes", "cron", "listen")
                .otherNames("application", "app", "package", "project")
                .otherNames("variables", "variable", "vars", "env", "config")
                .otherNames(
                        "this key begins a spin.toml; give the file that name", "spin_manifest_version", "spin_version")
                .otherNames("put name, version and description into [application]", "name", "version", "description");
        return table.build(values -> {
            if (values.node().reading().problems().isEmpty()
                    && !values.present(triggers)
                    && !values.present(components)) {
                values.node()
                        .error(
                                "there is no component",
                                "add [component.NAME] with source = \"....wasm\" and routes = [\"/...\"]");
            }
            var named = named(
                    values.get(components),
                    (name, component) -> component.component().apply(name));
            return (directory, origins) -> new Application(
                    values.get(details).name().orElseGet(() -> nameOf(directory)),
                    values.get(details).version(),
                    values.get(details).description(),
                    named(values.get(variables), (name, variable) -> variable.apply(name)),
                    named,
                    withRoutes(values.get(triggers), values.get(components)),
                    allStores(List.of(values.get(keyValue), values.get(databases), values.get(blobs))),
                    values.get(limits),
                    values.get(details).health(),
                    directory,
                    origins);
        });
    }

    private static <T, R> Map<String, R> named(Map<String, T> unnamed, BiFunction<String, T, R> naming) {
        var named = new LinkedHashMap<String, R>();
        unnamed.forEach((name, value) -> named.put(name, naming.apply(name, value)));
        return Collections.unmodifiableMap(named);
    }

    private static Triggers withRoutes(Triggers triggers, Map<String, ComponentShapes.Named> components) {
        var http = new ArrayList<HttpTrigger>();
        components.forEach((name, component) -> {
            String path = Paths.key(Paths.key("component", name), "routes");
            for (int i = 0; i < component.routes().size(); i++) {
                var action = new HttpAction.Invoke(name);
                http.add(new HttpTrigger(component.routes().get(i), List.of(), false, action, Paths.element(path, i)));
            }
        });
        http.addAll(triggers.http());
        return new Triggers(http, triggers.cron(), triggers.messages());
    }

    private static List<Store> allStores(List<Map<String, Function<String, Store>>> stores) {
        var all = new ArrayList<Store>();
        stores.forEach(kind -> kind.forEach((label, store) -> all.add(store.apply(label))));
        return all;
    }

    /** The directory's name, as far as it can be an application's. */
    private static String nameOf(Path directory) {
        var last = directory.toAbsolutePath().normalize().getFileName();
        String proposal = last == null ? "" : Names.proposal(last.toString(), '-');
        return proposal.isEmpty() || proposal.length() > 63 ? "application" : proposal;
    }

    /** Path and query, of visible ASCII characters. */
    private static String path(String text) {
        if (!text.matches("/[!-~]{0,1000}")) {
            throw new InvalidTextException(text, "not a path", "write what a request would ask for, as in \"/health\"");
        }
        return text;
    }

    private static TableShape<Details> details() {
        var table = TableShape.of("the application");
        var name = table.optional("name", NAME, "Its name. Default: the name of the directory.");
        var version = table.optional("version", Shapes.STRING, "Its version.");
        var description = table.optional("description", Shapes.STRING, "What it is for.");
        var health = table.optional(
                "health",
                HEALTH,
                "Path that answers with a status from 200 to 299 when a revision works; a deploy asks it before the revision serves. Default: nothing is asked.");
        table.otherNames("health", "health-check", "healthcheck", "readiness", "health_path");
        return table.build(values ->
                new Details(values.get(name), values.get(version), values.get(description), values.get(health)));
    }

    private static Shape<Function<String, Variable>> variable() {
        var table = TableShape.of("a variable");
        var value = table.optional("default", Shapes.STRING, "What holds if no value is given.");
        var required = table.optional(
                "required", Shapes.FLAG, "Whether a value has to be given. Default: if there is no default.");
        var secret = table.optional(
                "secret", Shapes.FLAG, false, "Whether messages and reports must not show the value. Default: false.");
        var description = table.optional("description", Shapes.STRING, "What the variable is for.");
        table.otherNames("default", "value", "val").otherNames("secret", "sensitive", "private");
        var full = table.build(values -> {
            if (values.get(secret) && values.present(value)) {
                values.node(value)
                        .keyError(
                                "a secret cannot have a default",
                                Optional.of("remove the default and give the value when the application is started"));
            }
            boolean isRequired = values.get(required).orElse(!values.present(value));
            if (isRequired && values.present(value)) {
                values.node(value)
                        .keyError(
                                "a required variable has no use for a default",
                                Optional.of("remove the default, or required = true"));
            }
            if (!isRequired && !values.present(value)) {
                values.node(required).error("a variable that is not required needs a default", "add default = \"...\"");
            }
            Function<String, Variable> variable =
                    name -> new Variable(name, values.get(value), values.get(secret), values.get(description));
            return variable;
        });
        Shape<Function<String, Variable>> shorter =
                Shapes.STRING.map(text -> name -> new Variable(name, Optional.of(text), false, Optional.empty()));
        return Shapes.either(shorter, full);
    }

    private static TableShape<ApplicationLimits> limits() {
        var standard = ApplicationLimits.DEFAULT;
        var table = TableShape.of("the limits of an application");
        var requests = table.optional(
                "requests", Shapes.integer(1, 1_000_000), standard.requests(), "Requests in flight. Default: 1000.");
        var instances = table.optional(
                "instances", Shapes.integer(1, 1_000_000), standard.instances(), "Instances at a time. Default: 1000.");
        var memory = table.optional("memory", SIZE, "Memories and tables of all instances. Default: as the host says.");
        table.otherNames("requests", "concurrency", "in-flight", "max-requests")
                .otherNames(
                        "this limit belongs to a component: [component.NAME.limits]",
                        "deadline",
                        "cpu",
                        "connections",
                        "output",
                        "timeout");
        return table.build(
                values -> new ApplicationLimits(values.get(requests), values.get(instances), values.get(memory)));
    }

    private static TableShape.Field<Map<String, Function<String, Store>>> stores(
            TableShape.Builder table, StoreKind kind, String description) {
        var store = TableShape.of("a store");
        var url = store.required(
                "url", TEMPLATE, "The server, as in \"redis://localhost:6379\"; may have variables in it.");
        store.otherNames("url", "address", "connection", "uri", "backend", "type", "host");
        var shape = store.build(values -> {
            Template address = values.get(url);
            Function<String, Store> named = label -> new Store(kind, label, Optional.of(address));
            return named;
        });
        return table.optional(kind.key(), Shapes.map(Names.NAME, shape), Map.of(), description);
    }
}
