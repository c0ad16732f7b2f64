package dev.ashlar.host.run;

import dev.ashlar.host.capacity.NoRoomException;
import dev.ashlar.host.capacity.NoRoomException.Shortage;
import dev.ashlar.host.diagnostics.Paths;
import dev.ashlar.host.diagnostics.Position;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Durations;
import dev.ashlar.host.manifest.Limits;
import java.time.Duration;
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
        return component(component, limit, value, Optional.of(value), "");
    }

    /** The application met one of its limits. */
    String application(String limit, Object value) {
        return application(limit, value, "");
    }

    /**
     * No limit of the manifest was met: there is no more memory.
     *
     * @param account who has none left, such as a tenant with all of his applications
     * @return the sentence for logs
     */
    String noMemory(String component, String account) {
        var sentence = "%s has no more memory for the component \"%s\"".formatted(account, component);
        meters.limitMet(component, "memory");
        listener.event(new HostListener.Event(
                application.name(), component, HostListener.Kind.LIMIT, sentence, Optional.empty(), Optional.empty()));
        return sentence;
    }

    /**
     * An invocation got no place.
     *
     * @param component that was to be started
     * @return the sentence for logs
     */
    String noRoom(String component, NoRoomException why) {
        Shortage shortage = why.shortage();
        return switch (why.reason()) {
            case STOPPED -> "the application is being stopped";
            case GIVEN_UP -> "the client is gone after a wait of " + seconds(why.waited());
            case TIME_OVER -> tooLittle(shortage, ", and no place came free in " + seconds(why.waited()));
            case CIRCLE -> tooLittle(shortage, ", and what it would wait for is held by those that wait for it");
            case QUEUE_FULL -> why.queue() == 0 ? tooLittle(shortage, "") : queueFull(component, why.queue(), shortage);
        };
    }

    private String tooLittle(Shortage shortage, String details) {
        String limit = key(shortage);
        return shortage.component()
                .map(name -> component(name, limit, shortage.limit(), manifest(name, limit), details))
                .orElseGet(() -> application(limit, shortage.limit(), details));
    }

    private String queueFull(String component, int queue, Shortage shortage) {
        String behind = ", and is full of what waits for %s = %d%s"
                .formatted(
                        key(shortage),
                        shortage.limit(),
                        shortage.component().map(name -> " of \"" + name + "\"").orElse(" of the application"));
        return component(component, "queue", queue, manifest(component, "queue"), behind);
    }

    private static String key(Shortage shortage) {
        return switch (shortage.resource()) {
            case CONCURRENCY -> "concurrency";
            case INSTANCES, ALL_INSTANCES -> "instances";
        };
    }

    private Optional<?> manifest(String component, String limit) {
        Limits limits = application.component(component).limits();
        return switch (limit) {
            case "concurrency" -> limits.concurrency();
            case "instances" -> Optional.of(limits.instances());
            default -> Optional.of(limits.queue());
        };
    }

    /** @param manifest what the manifest has, if it is something else: then it was set live */
    private String component(String component, String limit, Object value, Optional<?> manifest, String details) {
        return met(
                component,
                Paths.key("component", component) + ".limits." + limit,
                "the component \"%s\" met its limit %s = %s".formatted(component, limit, value),
                manifest.filter(value::equals).isPresent()
                        ? ""
                        : "set while it runs; the manifest has %s: "
                                .formatted(manifest.map(Object::toString).orElse("none")),
                details,
                limit);
    }

    private String application(String limit, Object value, String details) {
        return met(
                "",
                "limits." + limit,
                "the application met its limit %s = %s".formatted(limit, value),
                "",
                details,
                limit);
    }

    private String met(String component, String path, String text, String live, String details, String limit) {
        Position origin = application.origins().position(path);
        String sentence = "%s (%s%s:%d)%s".formatted(text, live, origin.file(), origin.line(), details);
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

    private static String seconds(Duration waited) {
        return Durations.text(Duration.ofMillis(waited.toMillis()));
    }
}
