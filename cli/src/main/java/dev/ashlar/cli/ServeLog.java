package dev.ashlar.cli;

import dev.ashlar.http.HttpCaller;
import dev.ashlar.http.RequestFailure;
import dev.ashlar.http.RequestListener;
import dev.ashlar.http.RequestRecord;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/** A line for each request that failed, or for each request; as text or as JSON. */
final class ServeLog implements RequestListener {
    private final PrintWriter out;
    private final boolean json;
    private final boolean all;
    private final Ansi ansi;
    private final LogPrinter printer;

    /**
     * @param json whether lines are JSON objects
     * @param all whether requests without a failure are logged, too
     */
    ServeLog(PrintWriter out, boolean json, boolean all) {
        this.out = out;
        this.json = json;
        this.all = all;
        this.ansi = Terminal.detect().err();
        this.printer = new LogPrinter(out, ansi);
    }

    @Override
    public boolean wantsAll() {
        return all;
    }

    @Override
    public void completed(RequestRecord request) {
        print(json ? Json.line(members(request)) : text(request));
        if (!json && ansi.enabled()) {
            request.failure().ifPresent(failure -> backtrace(request, failure));
        }
    }

    /** On terminals functions have a line each, under the request's. */
    private void backtrace(RequestRecord request, RequestFailure failure) {
        if (!failure.backtrace().isEmpty()) {
            var component = request.served().map(use -> use.name()).orElse("");
            printer.failure(component, failure.reason(), failure.backtrace());
        }
    }

    /** Something that is no request. */
    void event(String name, String text, Map<String, ?> details) {
        if (json) {
            var members = new LinkedHashMap<String, Object>();
            members.put("event", name);
            members.put("time", now());
            members.putAll(details);
            print(Json.line(members));
        } else {
            print(text);
        }
    }

    /** A line that a guest printed. */
    void output(String component, String stream, String line) {
        if (json) {
            event("output", "", Map.of("component", component, "stream", stream, "line", line));
        } else {
            printer.output(component, stream, line);
        }
    }

    private void print(String line) {
        synchronized (out) {
            out.println(line);
            out.flush();
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private String text(RequestRecord request) {
        var line = new StringBuilder(now())
                .append(' ')
                .append(client(request))
                .append(' ')
                .append(request.method().isEmpty() ? "-" : Printable.name(request.method()))
                .append(' ')
                .append(request.target().isEmpty() ? "-" : Printable.name(request.target()))
                .append(' ')
                .append(request.status() == 0 ? "-" : request.status())
                .append(" %d B %s".formatted(request.responseBytes(), millis(request.duration())));
        request.served()
                .ifPresent(use -> line.append(", cpu %s, %d KiB, %d calls"
                        .formatted(millis(use.cpu()), use.memoryBytes() >> 10, use.hostCalls())));
        line.append(", id ").append(request.requestId());
        request.caller()
                .flatMap(HttpCaller::requestId)
                .ifPresent(parent -> line.append(" for ").append(parent));
        request.failure()
                .ifPresent(failure -> line.append(": ")
                        .append(request.served()
                                .map(use -> Printable.name(use.name()) + ": ")
                                .orElse(""))
                        .append(why(failure)));
        return line.toString();
    }

    /** An address, or the component that asked. */
    private static String client(RequestRecord request) {
        return request.caller()
                .map(caller -> Printable.name(caller.component()))
                .orElseGet(() -> request.client().getAddress().getHostAddress());
    }

    private String why(RequestFailure failure) {
        var frames = ansi.enabled() || failure.backtrace().isEmpty()
                ? ""
                : " at " + Printable.name(String.join(" < ", failure.backtrace()));
        return kind(failure) + ": " + Printable.name(failure.reason()) + frames;
    }

    private static String kind(RequestFailure failure) {
        return failure.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%.2f ms", duration.toNanos() / 1e6);
    }

    private static Map<String, Object> members(RequestRecord request) {
        var members = new LinkedHashMap<String, Object>();
        members.put("event", "request");
        members.put("time", now());
        members.put("id", request.requestId());
        request.caller()
                .ifPresentOrElse(
                        caller -> {
                            members.put("caller", caller.component());
                            caller.requestId().ifPresent(id -> members.put("parent-id", id));
                        },
                        () -> members.put("client", client(request)));
        members.put("protocol", request.protocol());
        members.put("method", request.method());
        members.put("target", request.target());
        members.put("status", request.status());
        members.put("request-bytes", request.requestBytes());
        members.put("response-bytes", request.responseBytes());
        members.put("duration-ms", request.duration().toNanos() / 1e6);
        request.served().ifPresent(use -> {
            members.put("component", use.name());
            members.put("cpu-ms", use.cpu().toNanos() / 1e6);
            members.put("memory-bytes", use.memoryBytes());
            members.put("host-calls", use.hostCalls());
        });
        request.failure().ifPresent(failure -> {
            members.put("failure", kind(failure));
            members.put("reason", failure.reason());
            if (!failure.backtrace().isEmpty()) {
                members.put("backtrace", failure.backtrace());
            }
        });
        return members;
    }
}
