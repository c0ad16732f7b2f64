package dev.ashlar.host.load;

import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.shape.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the limits of components can be kept: a limit that does nothing is worse than none. */
final class LimitChecks {
    /** Of what is started: a component that others are linked to runs on its caller's time. */
    private static final List<String> OF_INVOCATIONS = List.of("deadline", "cpu");

    private static final List<String> OF_STARTS = List.of("concurrency", "queue");

    private static final List<String> OF_REQUESTS = List.of("request-body", "response-body");

    private final Reading reading;

    private LimitChecks(Reading reading) {
        this.reading = reading;
    }

    static void run(Application application, Reading reading) {
        var checks = new LimitChecks(reading);
        Set<String> requested = application.triggers().requested();
        Set<String> started = application.triggers().components();
        for (String name : application.components().keySet()) {
            if (!started.contains(name)) {
                checks.refuse(
                        name,
                        OF_INVOCATIONS,
                        "nothing starts \"%s\": it runs on the time of the components that are linked to it"
                                .formatted(name),
                        "set this limit for these");
                checks.refuse(
                        name,
                        OF_STARTS,
                        "nothing starts \"%s\": it is there whenever a component is that is linked to it"
                                .formatted(name),
                        "write instances = ..., which bounds how many there are at a time");
            }
            if (!requested.contains(name)) {
                checks.refuse(
                        name,
                        OF_REQUESTS,
                        "no route leads to \"%s\", so it has no requests of its own".formatted(name),
                        "set this limit for the component that answers them");
            }
        }
    }

    private void refuse(String component, List<String> limits, String message, String fix) {
        for (String limit : limits) {
            String path = Paths.key("component", component) + ".limits." + limit;
            if (reading.place(path).isPresent()) {
                reading.error(reading.nearest(path), message, Optional.of(fix));
            }
        }
    }
}
