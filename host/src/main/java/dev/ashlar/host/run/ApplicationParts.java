package dev.ashlar.host.run;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.resolve.ResolvedApplication.Part;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the invocations of an application share: how many there are, what is counted, who is told. */
final class ApplicationParts {
    private final Engine engine;
    private final Application application;
    private final GraphMembers members;
    private final ApplicationMeters meters;
    private final LimitReports reports;
    private final Gauge instances;
    private final Map<String, Gauge> instancesOf = new HashMap<>();
    private final Map<String, Gauge> concurrency = new HashMap<>();

    ApplicationParts(Engine engine, Application application, GraphMembers members) {
        this.engine = engine;
        this.application = application;
        this.members = members;
        this.meters = new ApplicationMeters(application.components().keySet());
        this.reports = new LimitReports(application, meters, members.listener());
        this.instances = new Gauge(application.limits().instances());
        application.components().forEach((name, component) -> {
            instancesOf.put(name, new Gauge(component.limits().instances()));
            component.limits().concurrency().ifPresent(most -> concurrency.put(name, new Gauge(most)));
        });
    }

    Engine engine() {
        return engine;
    }

    Application application() {
        return application;
    }

    GraphMembers members() {
        return members;
    }

    ApplicationMeters meters() {
        return meters;
    }

    LimitReports reports() {
        return reports;
    }

    Limits limits(String component) {
        return application.component(component).limits();
    }

    /**
     * Counts an invocation and the instances of its graph.
     *
     * @throws ResourceLimitException when one is too many
     */
    void enter(Part part) {
        String name = part.component().name();
        Gauge invocations = concurrency.get(name);
        if (invocations != null && !invocations.tryTake(1)) {
            throw new ResourceLimitException(reports.component(
                    name, "concurrency", limits(name).concurrency().orElseThrow()));
        }
        Optional<String> refused = takeInstances(part);
        if (refused.isPresent()) {
            if (invocations != null) {
                invocations.giveBack(1);
            }
            throw new ResourceLimitException(refused.get());
        }
    }

    private Gauge instancesOf(String component) {
        return Objects.requireNonNull(instancesOf.get(component), component);
    }

    private Optional<String> takeInstances(Part part) {
        if (!instances.tryTake(part.members().size())) {
            return Optional.of(
                    reports.application("instances", application.limits().instances()));
        }
        for (String member : part.members()) {
            if (!instancesOf(member).tryTake(1)) {
                for (String taken : part.members()) {
                    if (taken.equals(member)) {
                        break;
                    }
                    instancesOf(taken).giveBack(1);
                }
                instances.giveBack(part.members().size());
                return Optional.of(
                        reports.component(member, "instances", limits(member).instances()));
            }
        }
        return Optional.empty();
    }

    /** The invocation has ended, and its graph is gone. */
    void leave(Part part) {
        part.members().forEach(member -> instancesOf(member).giveBack(1));
        instances.giveBack(part.members().size());
        Gauge invocations = concurrency.get(part.component().name());
        if (invocations != null) {
            invocations.giveBack(1);
        }
    }

    /** Instances at this moment, of all components together. */
    int instances() {
        return instances.used();
    }
}
