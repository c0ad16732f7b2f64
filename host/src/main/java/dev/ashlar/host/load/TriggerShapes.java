package dev.ashlar.host.load;

import static dev.ashlar.host.load.CommonShapes.HOST;
import static dev.ashlar.host.load.CommonShapes.NAME;
import static dev.ashlar.host.load.CommonShapes.PATH;
import static dev.ashlar.host.load.CommonShapes.ROUTE;
import static dev.ashlar.host.load.CommonShapes.TOPIC;

import dev.ashlar.host.diagnostics.InvalidTextException;
import dev.ashlar.host.manifest.CronSchedule;
import dev.ashlar.host.manifest.CronTrigger;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.manifest.MessageTrigger;
import dev.ashlar.host.manifest.Triggers;
import dev.ashlar.host.route.RouteHost;
import dev.ashlar.host.route.RoutePattern;
import dev.ashlar.host.shape.Node;
import dev.ashlar.host.shape.Shape;
import dev.ashlar.host.shape.Shapes;
import dev.ashlar.host.shape.Syntax;
import dev.ashlar.host.shape.TableShape;
import dev.ashlar.host.shape.TableShape.Field;
import dev.ashlar.host.shape.TableShape.Values;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code [[trigger.…]]}. */
final class TriggerShapes {
    static final Triggers NONE = new Triggers(List.of(), List.of(), List.of());

    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]++");
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Pattern PARAMETER = Pattern.compile("/:([A-Za-z][A-Za-z0-9_-]*+)");

    static final Syntax<String> HEADER =
            new Syntax<>("the name of a header", "^[A-Za-z0-9!#$%&'*+.^_`|~-]+$", TriggerShapes::headerName);
    static final Syntax<String> HEADER_VALUE = new Syntax<>(
            "the value of a header", "^[^\\u0000-\\u0008\\u000a-\\u001f\\u007f]*$", TriggerShapes::headerValue);
    private static final Syntax<String> FILE_NAME =
            new Syntax<>("the name of a file", "^[^/\\\\]+$", TriggerShapes::fileName);
    private static final Shape<String> LOCATION = Shapes.text(
            "an address such as \"/new/:id\" or \"https://example.com/\"", "^(/|https?://)", TriggerShapes::location);

    static final Shape<Triggers> TRIGGERS = triggers();

    private TriggerShapes() {}

    private static TableShape<Triggers> triggers() {
        var table = TableShape.of("the triggers");
        var http = table.optional("http", Shapes.list(http()), List.of(), "HTTP requests and what answers them.");
        var cron = table.optional("cron", Shapes.list(cron()), List.of(), "Times at which components are started.");
        var message = table.optional("message", Shapes.list(message()), List.of(), "Messages that start components.");
        table.otherNames("message", "messages", "topic", "queue", "redis", "nats", "mqtt", "sqs", "kafka")
                .otherNames("cron", "timer", "schedule", "every");
        return table.build(values -> new Triggers(values.get(http), values.get(cron), values.get(message)));
    }

    private static TableShape<HttpTrigger> http() {
        var table = TableShape.of("an HTTP trigger");
        var route = table.required("route", ROUTE, "The paths: \"/photos\", \"/photos/:id\", \"/photos/...\".");
        var host = table.optional(
                "host",
                Shapes.oneOrMore(HOST),
                List.of(),
                "The hosts, also as \"*.example.com\". Default: every host.");
        var isPrivate = table.optional(
                "private",
                Shapes.FLAG,
                false,
                "Whether only components of this application reach it, as http://NAME.internal. Default: false.");
        var component = table.optional("component", NAME.map(HttpAction.Invoke::new), "The component that answers.");
        var files = table.optional(
                "files", Shapes.either(PATH.map(TriggerShapes::files), files()), "A directory whose files are served.");
        var response = table.optional("response", response(), "A response that is always the same.");
        var redirect = table.optional(
                "redirect",
                Shapes.either(LOCATION.map(to -> new HttpAction.Redirect(to, 308)), redirect()),
                "Another address, which may have the route's parameters in it: \"/photos/:id\".");
        table.exactlyOne(component, files, response, redirect)
                .otherNames("route", "path", "url", "paths", "routes")
                .otherNames("host", "hosts", "domain", "hostname", "virtual-host")
                .otherNames("files", "static", "static-files", "directory", "root")
                .otherNames("response", "static_response", "static-response", "respond")
                .otherNames("private", "internal")
                .otherNames("routes are for all methods; components see the method", "method", "methods");
        return table.build(values -> {
            var actions = List.of(values.get(component), values.get(files), values.get(response), values.get(redirect));
            var action = actions.stream()
                    .flatMap(Optional::stream)
                    .map(HttpAction.class::cast)
                    .findFirst();
            if (values.get(redirect).isPresent()) {
                checkParameters(values.get(redirect).get(), values.get(route), values.node(redirect));
            }
            if (values.get(isPrivate)) {
                checkPrivate(values, component, host, isPrivate);
            }
            String origin = values.node(route).path();
            return action.map(found ->
                            new HttpTrigger(values.get(route), values.get(host), values.get(isPrivate), found, origin))
                    .orElse(null);
        });
    }

    private static void checkPrivate(
            Values values,
            Field<Optional<HttpAction.Invoke>> component,
            Field<List<RouteHost>> host,
            Field<Boolean> flag) {
        if (values.get(component).isEmpty()) {
            values.node(flag).error("only a component can be reached privately", "remove private");
        } else if (!values.get(host).isEmpty()) {
            values.node(host)
                    .error(
                            "a private route has no host of its own",
                            "remove it; other components reach this one as http://%s.internal"
                                    .formatted(values.get(component).get().component()));
        }
    }

    private static void checkParameters(HttpAction.Redirect redirect, RoutePattern route, Node node) {
        var matcher = PARAMETER.matcher(redirect.location());
        while (matcher.find()) {
            if (!route.parameters().contains(matcher.group(1))) {
                node.error(
                        "the route has no parameter :" + matcher.group(1),
                        route.parameters().isEmpty()
                                ? "it has no parameters"
                                : "it has :" + String.join(", :", route.parameters()));
            }
        }
    }

    private static HttpAction.Files files(Path directory) {
        return new HttpAction.Files(directory, "index.html", Optional.empty(), Optional.empty());
    }

    private static TableShape<HttpAction.Files> files() {
        var table = TableShape.of("static files");
        var directory = table.required("directory", PATH, "The directory, relative to this file.");
        var index = table.optional(
                "index", Shapes.text(FILE_NAME), "index.html", "What answers for a directory. Default: index.html.");
        var fallback = table.optional(
                "fallback",
                Shapes.text(FILE_NAME),
                "What answers where there is no file, for single-page applications.");
        var cache = table.optional("cache-control", Shapes.text(HEADER_VALUE), "Value of the header cache-control.");
        table.otherNames("directory", "path", "source", "dir", "root")
                .otherNames("cache-control", "cache", "cache_control");
        return table.build(values -> new HttpAction.Files(
                values.get(directory), values.get(index), values.get(fallback), values.get(cache)));
    }

    private static TableShape<HttpAction.Respond> response() {
        var table = TableShape.of("a response");
        var status = table.optional("status", Shapes.integer(200, 599), 200, "The status. Default: 200.");
        var headers =
                table.optional("headers", Shapes.map(HEADER, Shapes.text(HEADER_VALUE)), Map.of(), "Its headers.");
        var body = table.optional("body", Shapes.STRING, "", "Its body. Default: empty.");
        table.otherNames("status", "status_code", "status-code", "code").otherNames("body", "content", "text");
        return table.build(values -> new HttpAction.Respond(values.get(status), values.get(headers), values.get(body)));
    }

    private static TableShape<HttpAction.Redirect> redirect() {
        var table = TableShape.of("a redirect");
        var location = table.required("to", LOCATION, "The address: a path, or a URL.");
        var status =
                table.optional("status", Shapes.integer(301, 308), 308, "301, 302, 303, 307 or 308. Default: 308.");
        table.otherNames("to", "location", "url", "target").otherNames("status", "code", "status_code");
        return table.build(values -> {
            if (!REDIRECTS.contains(values.get(status))) {
                values.node(status)
                        .error("no redirect has status " + values.get(status), "write 301, 302, 303, 307 or 308");
            }
            return new HttpAction.Redirect(values.get(location), values.get(status));
        });
    }

    private static TableShape<CronTrigger> cron() {
        var table = TableShape.of("a cron trigger");
        var schedule = table.required(
                "schedule",
                Shapes.text("a schedule such as \"0 3 * * mon\"", "", CronSchedule::parse),
                "Minute, hour, day of the month, month and day of the week; with six fields, seconds come first.");
        var zone = table.optional(
                "zone",
                Shapes.text("a time zone such as \"Europe/Berlin\"", "", TriggerShapes::zone),
                ZoneOffset.UTC,
                "The time zone. Default: UTC.");
        var component = table.required("component", NAME, "The component that is started.");
        table.otherNames("schedule", "cron", "cron_expression", "expression", "cron-expression", "every", "at")
                .otherNames("zone", "timezone", "tz", "time-zone");
        return table.build(values -> new CronTrigger(
                values.get(schedule),
                values.get(zone),
                values.get(component),
                values.node().path()));
    }

    private static TableShape<MessageTrigger> message() {
        var table = TableShape.of("a message trigger");
        var topic = table.required(
                "topic", TOPIC, "The topic: names with dots; * stands for one, > at the end for all that follow.");
        var component = table.required("component", NAME, "The component that is started.");
        table.otherNames("topic", "channel", "subject", "queue", "subscription");
        return table.build(values -> new MessageTrigger(
                values.get(topic), values.get(component), values.node().path()));
    }

    private static String headerName(String text) {
        if (!HEADER_NAME.matcher(text).matches()) {
            throw new InvalidTextException(
                    text, "not the name of a header", "write letters, digits and hyphens, as in \"content-type\"");
        }
        return text;
    }

    private static String headerValue(String text) {
        if (text.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new InvalidTextException(text, "a header cannot have control characters", "remove them");
        }
        return text;
    }

    private static String fileName(String text) {
        if (text.isEmpty() || text.contains("/") || text.contains("\\") || text.equals("..")) {
            throw new InvalidTextException(
                    text, "not the name of a file", "write a name without slashes, as in \"index.html\"");
        }
        return text;
    }

    private static String location(String text) {
        headerValue(text);
        boolean path = text.startsWith("/") && !text.startsWith("//");
        if (!path && !text.startsWith("https://") && !text.startsWith("http://")) {
            throw new InvalidTextException(
                    text, "not an address to redirect to", "write a path that begins with one slash, or a URL");
        }
        return text;
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new InvalidTextException(
                    text, "no time zone has this name", "write one of the IANA's, as in \"Europe/Berlin\", or \"UTC\"");
        }
    }
}
