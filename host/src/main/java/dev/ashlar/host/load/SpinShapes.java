package dev.ashlar.host.load;

import static dev.ashlar.host.load.CommonShapes.NAME;
import static dev.ashlar.host.load.CommonShapes.ROUTE;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.load.SpinComponentShape.SpinComponent;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.ApplicationLimits;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.manifest.Origins;
import dev.ashlar.host.manifest.Triggers;
import dev.ashlar.host.manifest.Variable;
import dev.ashlar.host.route.RoutePattern;
import dev.ashlar.host.shape.Shape;
import dev.ashlar.host.shape.Shapes;
import dev.ashlar.host.shape.TableShape;
import dev.ashlar.host.shape.TableShape.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Spin's {@code spin.toml}, version 2, in terms of our model. Keys that say nothing about running the application are passed
 * over; those that do, and cannot be honoured, are errors.
 */
final class SpinShapes {
    static final Shape<BiFunction<Path, Origins, Application>> APPLICATION = new SpinVersionShape<>(application());

    private record Details(String name, Optional<String> version, Optional<String> description) {}

    private static final RoutePattern EVERYTHING = RoutePattern.parse("/...");

    /** A trigger, and the component that it is written with, if any. */
    private record Trigger(HttpTrigger trigger, Map<String, SpinComponent> inline) {}

    /** What answers, before the trigger is put together. */
    private record Target(HttpAction action, Map<String, SpinComponent> inline) {}

    private SpinShapes() {}

    private static TableShape<BiFunction<Path, Origins, Application>> application() {
        var table = TableShape.of("a Spin application");
        var details = table.required("application", details(), "What the application is called.");
        var variables = table.optional("variables", Shapes.map(Names.VARIABLE, variable()), Map.of(), "Variables.");
        var triggers = table.optional("trigger", triggers(), List.of(), "What starts the components.");
        var components = table.optional(
                "component", Shapes.map(Names.NAME, SpinComponentShape.COMPONENT), Map.of(), "Components.");
        table.ignored(SpinVersionShape.KEY);
        return table.build(values -> {
            var all = new LinkedHashMap<>(values.get(components));
            values.get(triggers).forEach(trigger -> all.putAll(trigger.inline()));
            var complete = SpinComponentShape.withDependencies(all);
            var http = withInternal(
                    values.get(triggers).stream().map(Trigger::trigger).toList(), complete.keySet());
            return (directory, origins) -> new Application(
                    values.get(details).name(),
                    values.get(details).version(),
                    values.get(details).description(),
                    named(values.get(variables)),
                    complete,
                    new Triggers(http, List.of(), List.of()),
                    List.of(),
                    ApplicationLimits.DEFAULT,
                    Optional.empty(),
                    directory,
                    origins);
        });
    }

    /** Other components reach all paths of one that has a route, not only those of the route. */
    private static List<HttpTrigger> withInternal(List<HttpTrigger> triggers, Set<String> components) {
        var all = new ArrayList<>(triggers);
        var whole = new HashSet<HttpAction>();
        triggers.stream()
                .filter(trigger -> trigger.route().equals(EVERYTHING))
                .forEach(trigger -> whole.add(trigger.action()));
        for (HttpTrigger trigger : triggers) {
            if (trigger.action() instanceof HttpAction.Invoke(String name)
                    && components.contains(name)
                    && whole.add(trigger.action())) {
                all.add(new HttpTrigger(EVERYTHING, List.of(), true, trigger.action(), trigger.origin()));
            }
        }
        return List.copyOf(all);
    }

    private static Map<String, Variable> named(Map<String, Function<String, Variable>> unnamed) {
        var named = new LinkedHashMap<String, Variable>();
        unnamed.forEach((name, variable) -> named.put(name, variable.apply(name)));
        return Collections.unmodifiableMap(named);
    }

    private static TableShape<Details> details() {
        var table = TableShape.of("the application");
        var name = table.required("name", Shapes.text(Names.SPIN_APPLICATION), "Its name.");
        var version = table.optional("version", Shapes.STRING, "Its version.");
        var description = table.optional("description", Shapes.STRING, "What it is for.");
        table.ignored("authors", "targets", "tool").unsupported("remove it; only HTTP triggers can be read", "trigger");
        return table.build(values -> new Details(values.get(name), values.get(version), values.get(description)));
    }

    private static Shape<Function<String, Variable>> variable() {
        var table = TableShape.of("a variable");
        var value = table.optional("default", Shapes.STRING, "What holds if no value is given.");
        var required = table.optional("required", Shapes.FLAG, false, "Whether a value has to be given.");
        var secret = table.optional("secret", Shapes.FLAG, false, "Whether the value must not be shown.");
        var description = table.optional("description", Shapes.STRING, "What it is for.");
        return table.build(values -> {
            if (!values.get(required) && !values.present(value)) {
                values.node()
                        .error(
                                "a variable that is not required needs a default",
                                "add default = \"...\" or required = true");
            }
            Function<String, Variable> variable =
                    name -> new Variable(name, values.get(value), values.get(secret), values.get(description));
            return variable;
        });
    }

    private static Shape<List<Trigger>> triggers() {
        var table = TableShape.of("the triggers");
        var http = table.optional("http", Shapes.list(http()), List.of(), "HTTP requests.");
        table.unsupported("only HTTP triggers of Spin can be read", "redis", "mqtt", "sqs", "cron", "timer", "command");
        return table.build(values -> values.get(http));
    }

    private static Shape<Trigger> http() {
        var table = TableShape.of("an HTTP trigger");
        var route = table.required("route", Shapes.either(ROUTE.map(Optional::of), privateRoute()), "The paths.");
        var component = table.optional(
                "component",
                Shapes.either(NAME.map(SpinShapes::named), SpinComponentShape.COMPONENT.map(SpinShapes::inline)),
                "The component that answers.");
        var response = table.optional("static_response", response(), "A response that is always the same.");
        table.optional("executor", executor(), false, "Which interface the component has.");
        table.ignored("id")
                .exactlyOne(component, response)
                .unsupported("put what it does into the component", "dependencies", "components");
        return table.build(values -> trigger(
                values,
                values.get(route),
                values.get(component),
                values.get(response),
                values.node(route).path()));
    }

    private static Function<String, Target> named(String component) {
        return unused -> new Target(new HttpAction.Invoke(component), Map.of());
    }

    private static Function<String, Target> inline(SpinComponent component) {
        return name -> new Target(new HttpAction.Invoke(name), Map.of(name, component));
    }

    private static Trigger trigger(
            Values values,
            Optional<RoutePattern> route,
            Optional<Function<String, Target>> component,
            Optional<HttpAction.Respond> response,
            String origin) {
        String path = values.node().path();
        String inlineName = "http-" + path.replaceAll("[^0-9]", "");
        values.node().knownAs(Paths.key("component", inlineName));
        var target = component
                .map(named -> named.apply(inlineName))
                .orElseGet(() -> new Target(response.orElseThrow(), Map.of()));
        var pattern = route.orElse(EVERYTHING);
        return new Trigger(
                new HttpTrigger(pattern, List.of(), route.isEmpty(), target.action(), origin), target.inline());
    }

    /** A component that others reach under a host name of its own. */
    private static Shape<Optional<RoutePattern>> privateRoute() {
        var table = TableShape.of("a private route");
        var isPrivate = table.required("private", Shapes.FLAG, "True.");
        return table.build(values -> {
            if (!values.get(isPrivate)) {
                values.node(isPrivate).error("a route without a path is private", "write a path, or private = true");
            }
            return Optional.empty();
        });
    }

    private static Shape<HttpAction.Respond> response() {
        var table = TableShape.of("a static response");
        var status = table.optional("status_code", Shapes.integer(200, 599), 200, "The status.");
        var headers = table.optional(
                "headers",
                Shapes.map(TriggerShapes.HEADER, Shapes.text(TriggerShapes.HEADER_VALUE)),
                Map.of(),
                "Headers.");
        var body = table.optional("body", Shapes.STRING, "", "The body.");
        return table.build(values -> new HttpAction.Respond(values.get(status), values.get(headers), values.get(body)));
    }

    private static Shape<Boolean> executor() {
        var table = TableShape.of("an executor");
        var type = table.required("type", Shapes.STRING, "Which interface the component has.");
        table.ignored("argv", "entrypoint");
        return table.build(values -> {
            if (!List.of("http", "spin").contains(values.get(type))) {
                values.node(type)
                        .error(
                                "only components with an HTTP interface can be read",
                                "build the component for wasi:http");
            }
            return true;
        });
    }
}
