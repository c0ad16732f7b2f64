package dev.ashlar.cli;

import dev.ashlar.host.diagnostics.Problem;
import dev.ashlar.host.manifest.HttpAction;
import dev.ashlar.host.manifest.HttpTrigger;
import dev.ashlar.host.run.HostListener;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.http.RequestListener;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code ashlar up} says about its application, besides its requests. */
final class ApplicationLog implements HostListener {
    private final ServeLog log;
    private final boolean json;

    ApplicationLog(ServeLog log, boolean json) {
        this.log = log;
        this.json = json;
    }

    void warning(Problem problem) {
        log.event("warning", problem.render().stripTrailing(), Map.of("text", problem.render()));
    }

    /** Says what it is, where it is, and who answers what. */
    void ready(RunningApplication application, String url, PrintWriter err) {
        var manifest = application.application();
        String name = manifest.name()
                + manifest.version().map(version -> " " + version).orElse("");
        if (json) {
            var routes = manifest.triggers().http().stream()
                    .map(ApplicationLog::members)
                    .toList();
            log.event("ready", "", Map.of("application", manifest.name(), "url", url, "routes", routes));
            return;
        }
        log.event("ready", "%s is up on %s".formatted(Printable.name(name), url), Map.of());
        var table = new TextTable("ROUTE", "HOST", "ANSWERED BY");
        manifest.triggers().http().forEach(trigger -> table.row(trigger.route(), hosts(trigger), answer(trigger)));
        table.print(err, "  ");
        manifest.triggers()
                .cron()
                .forEach(trigger -> err.println("  %s (%s) starts %s"
                        .formatted(trigger.schedule().text(), trigger.zone(), trigger.component())));
        manifest.triggers()
                .messages()
                .forEach(trigger ->
                        err.println("  messages %s go to %s".formatted(trigger.topic(), trigger.component())));
        err.flush();
    }

    private static Map<String, Object> members(HttpTrigger trigger) {
        var members = new LinkedHashMap<String, Object>();
        members.put("route", trigger.route().toString());
        members.put("hosts", trigger.hosts().stream().map(Object::toString).toList());
        members.put("private", trigger.isPrivate());
        members.put("answer", answer(trigger));
        return members;
    }

    private static String hosts(HttpTrigger trigger) {
        String hosts = trigger.hosts().stream().map(Object::toString).collect(Collectors.joining(", "));
        return trigger.isPrivate() ? answer(trigger) + ".internal" : hosts.isEmpty() ? "*" : hosts;
    }

    private static String answer(HttpTrigger trigger) {
        return switch (trigger.action()) {
            case HttpAction.Invoke(String component) -> component;
            case HttpAction.Files files -> "files in " + files.directory();
            case HttpAction.Respond response -> "status " + response.status();
            case HttpAction.Redirect redirect -> redirect.status() + " to " + redirect.location();
        };
    }

    @Override
    public void output(String application, String component, Stream stream, String line) {
        log.output(component, stream.name().toLowerCase(Locale.ROOT), line);
    }

    @Override
    public RequestListener requests(String application) {
        return log;
    }

    @Override
    public void event(Event event) {
        if (!json && event.kind() == Kind.LIMIT) {
            return; // the line of the request, or of what else failed, says it
        }
        var details = new LinkedHashMap<String, Object>();
        details.put("application", event.application());
        details.put("component", event.component());
        details.put("text", event.text());
        event.origin().ifPresent(origin -> details.put("origin", origin.toString()));
        event.use().ifPresent(use -> {
            details.put("cpu-ms", use.cpu().toNanos() / 1e6);
            details.put("memory-bytes", use.memoryBytes());
            details.put("host-calls", use.hostCalls());
            details.put("duration-ms", use.duration().toNanos() / 1e6);
        });
        List<String> words = new ArrayList<>();
        if (!event.component().isEmpty()) {
            words.add("[" + event.component() + "]");
        }
        words.add(event.text());
        log.event(event.kind().name().toLowerCase(Locale.ROOT), Printable.name(String.join(" ", words)), details);
    }
}
