package dev.ashlar.host.run;

import dev.ashlar.engine.Engine;
import dev.ashlar.engine.ResourceLimitException;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Limits;
import dev.ashlar.host.resolve.ResolvedApplication.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

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
    private final List<Runnable> evictors = new CopyOnWriteArrayList<>();

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
     * Counts an invocation.
     *
     * @throws ResourceLimitException when it is one too many
     */
    void enter(Part part) {
        String name = part.component().name();
        Gauge invocations = concurrency.get(name);
        if (invocations != null && !invocations.tryTake(1)) {
            throw new ResourceLimitException(reports.component(
                    name, "concurrency", limits(name).concurrency().orElseThrow()));
        }
    }

    /** An invocation has ended. */
    void leave(Part part) {
        Gauge invocations = concurrency.get(part.component().name());
        if (invocations != null) {
            invocations.giveBack(1);
        }
    }

    /** Instances that wait for their next invocation are given up by {@code evictor} when others need the room. */
    void onShortage(Runnable evictor) {
        evictors.add(evictor);
    }

    /**
     * Counts the instances of a graph.
     *
     * @throws ResourceLimitException when there are too many
     */
    void takeInstances(Part part) {
        if (missingInstances(part).isEmpty()) {
            return;
        }
        evictors.forEach(Runnable::run);
        Optional<Shortage> missing = missingInstances(part);
        if (missing.isPresent()) {
            throw new ResourceLimitException(missing.get().report());
        }
    }

    /** Who has too many instances. */
    private record Shortage(ApplicationParts parts, Optional<String> component) {
        String report() {
            return component
                    .map(name -> parts.reports.component(
                            name, "instances", parts.limits(name).instances()))
                    .orElseGet(() -> parts.reports.application(
                            "instances", parts.application.limits().instances()));
        }
    }

    private Gauge instancesOf(String component) {
        return Objects.requireNonNull(instancesOf.get(component), component);
    }

    private Optional<Shortage> missingInstances(Part part) {
        if (!instances.tryTake(part.members().size())) {
            return Optional.of(new Shortage(this, Optional.empty()));
        }
        var taken = new ArrayList<String>();
        for (String member : part.members()) {
            if (!instancesOf(member).tryTake(1)) {
                taken.forEach(one -> instancesOf(one).giveBack(1));
                instances.giveBack(part.members().size());
                return Optional.of(new Shortage(this, Optional.of(member)));
            }
            taken.add(member);
        }
        return Optional.empty();
    }

    /** A graph is gone. */
    void giveInstancesBack(Part part) {
        part.members().forEach(member -> instancesOf(member).giveBack(1));
        instances.giveBack(part.members().size());
    }

    /** Instances at this moment, of all components together. */
    int instances() {
        return instances.used();
    }
}
