package dev.ashlar.host.run;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.manifest.CronTrigger;
import dev.ashlar.host.manifest.MessageTrigger;
import dev.ashlar.host.resolve.ResolvedApplication.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What starts components besides requests: times and messages. */
final class Triggered {
    private static final String RUN = "wasi:cli/run@0.2.";
    private static final int MESSAGES_AT_A_TIME = 8;

    /** Finds what is invoked. */
    @FunctionalInterface
    interface Entries {
        EntryPoint point(String component);
    }

    /** Collects what is wrong. */
    @FunctionalInterface
    interface Report {
        void problem(String path, String message, String fix);
    }

    private final ApplicationParts parts;
    private final Entries entries;
    private final InFlight inFlight;
    private final Report report;

    Triggered(ApplicationParts parts, Entries entries, InFlight inFlight, Report report) {
        this.parts = parts;
        this.entries = entries;
        this.inFlight = inFlight;
        this.report = report;
    }

    private Application application() {
        return parts.application();
    }

    List<Scheduled> schedules() {
        var schedules = new ArrayList<Scheduled>();
        for (CronTrigger trigger : application().triggers().cron()) {
            var entry = entries.point(trigger.component());
            if (exports(entry.part(), name -> name.startsWith(RUN))) {
                schedules.add(new Scheduled(trigger, invoker(entry, trigger.origin()), inFlight));
            } else {
                report.problem(
                        trigger.origin(),
                        "the component \"%s\" cannot be started: it does not export wasi:cli/run of WASI 0.2"
                                .formatted(trigger.component()),
                        "build it as a program, for the world wasi:cli/command");
            }
        }
        return schedules;
    }

    List<Subscriber> subscribers() {
        var subscribers = new ArrayList<Subscriber>();
        for (MessageTrigger trigger : application().triggers().messages()) {
            var entry = entries.point(trigger.component());
            if (exports(entry.part(), Topics.HANDLER::equals)) {
                subscribers.add(new Subscriber(
                        trigger.topic(), invoker(entry, trigger.origin()), inFlight, MESSAGES_AT_A_TIME));
            } else {
                report.problem(
                        trigger.origin(),
                        "the component \"%s\" handles no messages: it does not export %s"
                                .formatted(trigger.component(), Topics.HANDLER),
                        "let it export that interface");
            }
        }
        return subscribers;
    }

    private static boolean exports(Part part, Predicate<String> name) {
        return part.linked().component().type().exports().keySet().stream().anyMatch(name);
    }

    private Invoker invoker(EntryPoint entry, String origin) {
        return new Invoker(parts, entry, application().origins().position(origin));
    }
}
