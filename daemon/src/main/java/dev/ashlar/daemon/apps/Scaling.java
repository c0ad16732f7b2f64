package dev.ashlar.daemon.apps;

import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.Database;
import dev.ashlar.daemon.state.StoredScale;
import dev.ashlar.host.capacity.Capacity;
import dev.ashlar.host.capacity.Saturation;
import dev.ashlar.host.capacity.Scale;
import dev.ashlar.host.capacity.UnscalableException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What operators set in place of the manifest's limits: in effect at once, and after a restart. */
final class Scaling {
    private final Database database;

    Scaling(Database database) {
        this.database = database;
    }

    /** Before anything of the application runs. */
    void restore(LiveApplication application, long id) {
        database.read(tables -> tables.traffic().scales(id))
                .forEach((component, scale) -> capacity(application).scale(component, of(scale)));
    }

    private static Capacity capacity(LiveApplication application) {
        return application.deployed().base().capacity();
    }

    private static Scale of(StoredScale stored) {
        return new Scale(optional(stored.concurrency()), optional(stored.instances()), optional(stored.queue()));
    }

    private static OptionalInt optional(Optional<Integer> value) {
        return value.isPresent() ? OptionalInt.of(value.get()) : OptionalInt.empty();
    }

    private static StoredScale of(Scale scale) {
        return new StoredScale(optional(scale.instances()), optional(scale.concurrency()), optional(scale.queue()));
    }

    private static Optional<Integer> optional(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    /** With the application's lock; all of them or none. */
    void scale(LiveApplication application, long id, Map<String, StoredScale> wanted) {
        var capacity = capacity(application);
        var before = capacity.scales();
        try {
            wanted.forEach((component, scale) -> capacity.scale(component, of(scale)));
            var key = application.key();
            boolean _ = database.write(tables -> {
                for (var one : wanted.entrySet()) {
                    tables.traffic().setScale(id, one.getKey(), one.getValue());
                }
                tables.records()
                        .add(
                                key.tenant(),
                                key.name(),
                                "scaled",
                                "other limits for " + String.join(", ", wanted.keySet()),
                                Optional.empty(),
                                Instant.now());
                return true;
            });
        } catch (RuntimeException e) {
            wanted.keySet().stream()
                    .filter(component -> capacity.saturation().containsKey(component))
                    .forEach(component -> capacity.scale(component, before.getOrDefault(component, Scale.MANIFEST)));
            throw e instanceof UnscalableException
                    ? new ProblemException(Kind.UNUSABLE, String.valueOf(e.getMessage()))
                    : e;
        }
    }

    /** What was set, by component. */
    static Map<String, StoredScale> scales(LiveApplication application) {
        var scales = new TreeMap<String, StoredScale>();
        capacity(application).scales().forEach((component, scale) -> scales.put(component, of(scale)));
        return scales;
    }

    static Map<String, Saturation> saturation(LiveApplication application) {
        return capacity(application).saturation();
    }
}
