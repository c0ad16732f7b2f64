package dev.ashlar.host.run;

import dev.ashlar.engine.ResourceLimits;
import dev.ashlar.engine.Tenant;
import dev.ashlar.host.capacity.Capacity;
import dev.ashlar.host.manifest.ApplicationLimits;
import dev.ashlar.host.manifest.ByteSize;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an application keeps while its revisions come and go: counts against its limits, meters, open stores, messages that wait, and
 * schedules. A revision uses it from its start to its end; one of them at a time is who runs schedules and handles messages.
 */
public final class ApplicationBase implements AutoCloseable {
    private final Host host;
    private final String name;
    private final Capacity capacity = new Capacity();
    private final ApplicationMeters meters = ApplicationMeters.ofApplication();
    private final SharedCapabilities capabilities = new SharedCapabilities();
    private final Topics topics = new Topics();
    private final Schedules schedules = new Schedules();
    private final Map<Long, Tenant> tenants = new ConcurrentHashMap<>();

    ApplicationBase(Host host, String name) {
        this.host = host;
        this.name = name;
    }

    /** Of the application. */
    public String name() {
        return name;
    }

    /** Over all revisions. */
    public ApplicationMeters meters() {
        return meters;
    }

    /** How much of it may be going on at a time, over all revisions. */
    public Capacity capacity() {
        return capacity;
    }

    SharedCapabilities capabilities() {
        return capabilities;
    }

    Topics topics() {
        return topics;
    }

    /** On whose account the instances of all revisions are that allow the application as much memory. */
    Tenant tenant(ApplicationLimits limits) {
        long memory = limits.memory().map(ByteSize::bytes).orElse(Long.MAX_VALUE);
        return tenants.computeIfAbsent(
                memory, bytes -> host.newTenant(account(name), ResourceLimits.UNLIMITED.withMemoryBytes(bytes)));
    }

    /** What the account of an application is called. */
    static String account(String application) {
        return "application " + application;
    }

    /**
     * From now on this revision runs the schedules and handles the messages, those that wait included, and its limits are those of the
     * application. What another one has begun, it ends.
     */
    public synchronized void serve(RunningApplication revision) {
        capacity.adopt(revision.application());
        topics.serve(revision.subscribers());
        schedules.serve(revision.schedules());
    }

    /** From now on nobody does. Messages that wait are handled yet by who did. */
    public synchronized void rest() {
        schedules.serve(List.of());
        topics.serve(List.of());
    }

    /** To be called when its revisions are closed. Messages that wait are dropped, and that is said. */
    @Override
    public synchronized void close() {
        schedules.close();
        topics.close();
        capabilities.close();
    }
}
