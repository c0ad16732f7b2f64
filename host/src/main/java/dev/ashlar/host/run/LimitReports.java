package dev.ashlar.host.run;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Position;
import dev.ashlar.host.manifest.Application;
import java.util.Optional;

/** Says which limit of a manifest was met, and counts it. */
final class LimitReports {
    private final Application application;
    private final ApplicationMeters meters;
    private final HostListener listener;

    LimitReports(Application application, ApplicationMeters meters, HostListener listener) {
        this.application = application;
        this.meters = meters;
        this.listener = listener;
    }

    /**
     * A component met one of its limits.
     *
     * @param limit its key in the manifest
     * @param value as the manifest has it
     * @return the sentence for logs
     */
    String component(String component, String limit, Object value) {
        return met(
                component,
                Paths.key("component", component) + ".limits." + limit,
                "the component \"%s\" met its limit %s = %s".formatted(component, limit, value),
                limit);
    }

    /** The application met one of its limits. */
    String application(String limit, Object value) {
        return met("", "limits." + limit, "the application met its limit %s = %s".formatted(limit, value), limit);
    }

    private String met(String component, String path, String text, String limit) {
        Position origin = application.origins().position(path);
        String sentence = "%s (%s:%d)".formatted(text, origin.file(), origin.line());
        meters.limitMet(component, limit);
        listener.event(new HostListener.Event(
                application.name(),
                component,
                HostListener.Kind.LIMIT,
                sentence,
                Optional.of(origin),
                Optional.empty()));
        return sentence;
    }
}
