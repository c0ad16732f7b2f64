package dev.ashlar.daemon.api;

import dev.ashlar.daemon.api.Endpoint.Access;
import dev.ashlar.daemon.apps.Applications;
import dev.ashlar.daemon.apps.Load;
import dev.ashlar.daemon.problem.Kind;
import dev.ashlar.daemon.problem.ProblemException;
import dev.ashlar.daemon.state.StoredScale;
import dev.ashlar.host.capacity.Saturation;
import dev.ashlar.oci.json.JsonFields;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How much of each component may be going on at a time, and is. */
final class ScaleResource {
    private final Applications applications;

    ScaleResource(Applications applications) {
        this.applications = applications;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/v1/apps/{app}/scale", Access.TENANT, this::get),
                new Endpoint("PUT", "/v1/apps/{app}/scale", Access.TENANT, this::put));
    }

    private void get(Call call) throws IOException {
        call.answer(200, view(applications.load(call.tenant(), call.parameter("app"))));
    }

    private void put(Call call) throws IOException {
        JsonFields fields = call.fields();
        DeployResource.requireKnown(fields, Set.of("components"));
        JsonFields components = fields.object("components");
        var wanted = new TreeMap<String, StoredScale>();
        for (String component : components.names()) {
            wanted.put(component, scale(components.object(component)));
        }
        call.answer(200, view(applications.scale(call.tenant(), call.parameter("app"), wanted)));
    }

    private static StoredScale scale(JsonFields fields) {
        DeployResource.requireKnown(fields, Set.of("instances", "concurrency", "queue"));
        return new StoredScale(
                number(fields, "instances", 1), number(fields, "concurrency", 1), number(fields, "queue", 0));
    }

    private static Optional<Integer> number(JsonFields fields, String name, int least) {
        var value = DeployResource.number(fields, name);
        if (value.filter(number -> number < least).isPresent()) {
            throw new ProblemException(Kind.INVALID, "%s must be at least %d".formatted(name, least));
        }
        return value;
    }

    private static Map<String, Object> view(Load load) {
        var names = new TreeSet<>(load.set().keySet());
        names.addAll(load.saturation().keySet());
        var components = new LinkedHashMap<String, Object>();
        for (String name : names) {
            var members = new LinkedHashMap<String, Object>();
            members.put("set", set(load.set().get(name)));
            Optional.ofNullable(load.saturation().get(name)).ifPresent(now -> members.put("now", now(now)));
            components.put(name, members);
        }
        return Map.of("components", components);
    }

    private static Map<String, Object> set(@Nullable StoredScale scale) {
        var members = new LinkedHashMap<String, Object>();
        if (scale != null) {
            scale.instances().ifPresent(number -> members.put("instances", number));
            scale.concurrency().ifPresent(number -> members.put("concurrency", number));
            scale.queue().ifPresent(number -> members.put("queue", number));
        }
        return members;
    }

    private static Map<String, Object> now(Saturation now) {
        var members = new LinkedHashMap<String, Object>();
        members.put("invocations", now.invocations());
        now.concurrency().ifPresent(most -> members.put("concurrency", most));
        members.put("most-invocations", now.mostInvocations());
        members.put("instances", now.instances());
        members.put("instance-limit", now.instanceLimit());
        members.put("most-instances", now.mostInstances());
        members.put("queued", now.queued());
        members.put("queue-limit", now.queueLimit());
        members.put("most-queued", now.mostQueued());
        members.put("longest-wait-ms", now.longestWait().toNanos() / 1e6);
        members.put("longest-wait-so-far-ms", now.longestWaitSoFar().toNanos() / 1e6);
        members.put("waited", now.waited());
        members.put("refused", now.refused());
        return members;
    }
}
