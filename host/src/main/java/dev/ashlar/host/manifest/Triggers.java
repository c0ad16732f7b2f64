package dev.ashlar.host.manifest;

import java.util.List;

/** What starts the components of an application. */
public record Triggers(List<HttpTrigger> http, List<CronTrigger> cron, List<MessageTrigger> messages) {
    public Triggers {
        http = List.copyOf(http);
        cron = List.copyOf(cron);
        messages = List.copyOf(messages);
    }
}
