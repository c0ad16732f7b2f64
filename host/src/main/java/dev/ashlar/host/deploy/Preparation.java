package dev.ashlar.host.deploy;

import dev.ashlar.host.manifest.Application;
import dev.ashlar.host.run.ApplicationBase;
import dev.ashlar.host.run.Host;
import dev.ashlar.host.run.HostListener;
import dev.ashlar.host.run.RunningApplication;
import java.lang.ref.Reference;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What a revision goes through until it may serve: read, compiled, compared, linked, and asked whether it works. */
final class Preparation {
    private final Host host;
    private final ApplicationBase base;
    private final DeployOptions options;

    Preparation(Host host, ApplicationBase base, DeployOptions options) {
        this.host = host;
        this.base = base;
        this.options = options;
    }

    /** One that is asleep. */
    Revision revision(int number, RevisionSource source, Function<Revision, Waking> waker) {
        return new Revision(number, source, window(options), this::start, waker);
    }

    static Duration window(DeployOptions options) {
        return options.rollback().orElse(RollbackPolicy.DEFAULT).window();
    }

    private RunningApplication start(int number, RevisionSource source) {
        return start(number, source, source.load());
    }

    private RunningApplication start(int number, RevisionSource source, Application loaded) {
        HostListener listener = options.hosts().map(hosts -> hosts.of(number)).orElseGet(host::listener);
        return host.start(base, loaded, source.variables(), listener);
    }

    /** @param serving what the revision must be able to take the place of, if something serves */
    void run(Revision revision, Optional<RunningApplication> serving, PrepareOptions prepare) {
        Application loaded = revision.source().load();
        var compiled = host.compile(loaded);
        if (!prepare.force()) {
            serving.ifPresent(before -> Compatibility.require(before.components(), loaded, compiled));
        }
        revision.wake(() -> start(revision.number(), revision.source(), loaded)).ifPresent(running -> {
            running.compile();
            prepare.warmUp().run(running);
        });
        Reference.reachabilityFence(compiled);
    }
}
