package dev.ashlar.host.manifest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What starts the components of an application. */
public record Triggers(List<HttpTrigger> http, List<CronTrigger> cron, List<MessageTrigger> messages) {
    public Triggers {
        http = List.copyOf(http);
        cron = List.copyOf(cron);
        messages = List.copyOf(messages);
    }

    /** Components that are started by something, each once. */
    public Set<String> components() {
        var names = new LinkedHashSet<>(requested());
        cron.forEach(trigger -> names.add(trigger.component()));
        messages.forEach(trigger -> names.add(trigger.component()));
        return names;
    }

    /** Those of them that routes lead to. */
    public Set<String> requested() {
        var names = new LinkedHashSet<String>();
        http.forEach(trigger -> {
            if (trigger.action() instanceof HttpAction.Invoke(String component)) {
                names.add(component);
            }
        });
        return names;
    }
}
