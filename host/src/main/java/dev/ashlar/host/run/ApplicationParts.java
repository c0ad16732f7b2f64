package dev.ashlar.host.run;

import dev.ashlar.engine.Engine;
import dev.ashlar.host.capacity.Capacity;
import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.Limits;

/** What the invocations of an application share: how many there are, what is counted, who is told. */
final class ApplicationParts {
    private final Engine engine;
    private final Application application;
    private final GraphMembers members;
    private final ApplicationMeters meters;
    private final LimitReports reports;
    private final Capacity capacity;

    ApplicationParts(Engine engine, Application application, GraphMembers members, ApplicationBase base) {
        this.engine = engine;
        this.capacity = base.capacity();
        capacity.meet(application);
        this.application = application;
        this.members = members;
        this.meters = base.meters().ofRevision(application.components().keySet());
        this.reports = new LimitReports(application, meters, members.listener());
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

    Capacity capacity() {
        return capacity;
    }

    LimitReports reports() {
        return reports;
    }

    Limits limits(String component) {
        return application.component(component).limits();
    }

    /** Instances at this moment, of all components of all revisions together. */
    int instances() {
        return capacity.instances().used();
    }
}
