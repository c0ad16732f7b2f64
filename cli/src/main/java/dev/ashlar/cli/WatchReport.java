package dev.ashlar.cli;

import dev.ashlar.host.build.BuildListener;
import dev.ashlar.host.build.BuildResult;
import dev.ashlar.host.manifest.ManifestException;
import dev.ashlar.host.run.RunningApplication;
import dev.ashlar.host.watch.WatchEvent;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** What {@code ashlar watch} says between the lines of requests: builds, swaps, and what is wrong. */
final class WatchReport implements BuildListener {
    private final ServeLog log;
    private final ApplicationLog listener;
    private final PrintWriter err;
    private final Ansi ansi;
    private final BuildView builds;
    private String url = "";
    private boolean ready;

    WatchReport(ServeLog log, ApplicationLog listener, PrintWriter err, Ansi ansi) {
        this.log = log;
        this.listener = listener;
        this.err = err;
        this.ansi = ansi;
        this.builds = new BuildView(err, ansi, false, List.of(), false);
    }

    /** Where the server listens; that is told when there is something to serve. */
    void servedOn(String address) {
        url = address;
        say("faint", "starting ...");
    }

    @Override
    public void started(String component) {
        builds.started(component);
    }

    @Override
    public void printed(String component, String line) {
        builds.printed(component, line);
    }

    @Override
    public void finished(BuildResult result) {
        if (!(result instanceof BuildResult.Unchanged)) {
            builds.finished(result);
        }
    }

    void tell(WatchEvent event, Optional<RunningApplication> current) {
        switch (event) {
            case WatchEvent.Built built when built.failed() -> stays(current);
            case WatchEvent.Built _ -> {}
            case WatchEvent.ManifestRefused refused -> refused(refused.failure(), current);
            case WatchEvent.ServingRefused refused -> refused(refused.failure(), current);
            case WatchEvent.Served served -> served(served, current.orElseThrow());
        }
    }

    private void served(WatchEvent.Served served, RunningApplication running) {
        served.warnings().forEach(listener::warning);
        running.warnings().forEach(listener::warning);
        if (ready) {
            var what = served.changed().isEmpty() ? "the manifest" : String.join(", ", served.changed());
            say(
                    "green",
                    "serving what changed: %s (swapped in %d ms)"
                            .formatted(what, served.time().toMillis()));
        } else {
            listener.ready(running, url, err);
            ready = true;
        }
    }

    private void refused(RuntimeException failure, Optional<RunningApplication> current) {
        var message = String.valueOf(failure.getMessage()).stripTrailing();
        log.event("refused", failure instanceof ManifestException ? message : "cannot be served: " + message, Map.of());
        stays(current);
    }

    private void stays(Optional<RunningApplication> current) {
        say("yellow", current.isPresent() ? "what worked last goes on answering" : "there is nothing to serve yet");
    }

    private void say(String style, String text) {
        synchronized (err) {
            err.println(Styled.text(ansi, style, Printable.name(text)));
            err.flush();
        }
    }
}
