package dev.ashlar.cli;

import dev.ashlar.oci.json.JsonFields;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar revisions}: what an application was, and is. */
@Command(name = "revisions", description = "List the revisions of an application, the newest first.")
final class RevisionsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ApplicationName application;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        var answer = daemon.ask(client -> client.get(application.path() + "/revisions"));
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(answer.json());
            return;
        }
        List<JsonFields> all = answer.fields().objects("revisions");
        long total = all.stream().mapToLong(it -> it.number("weight")).sum();
        var table = new TextTable(
                ">REVISION", "CREATED", "BY", ">TRAFFIC", ">REQUESTS", ">FAILED", "STATUS", "CHANGED", "MESSAGE");
        for (int i = 0; i < all.size(); i++) {
            var revision = all.get(i);
            table.row(
                    revision.number("number"),
                    revision.text("created").replaceFirst("\\.[0-9]+Z$", "Z"),
                    revision.text("created-by"),
                    traffic(revision.number("weight"), total),
                    count(revision, "invocations"),
                    count(revision, "failures"),
                    revision.text("status"),
                    changed(revision, i + 1 < all.size() ? all.get(i + 1).map("components") : Map.of()),
                    revision.textOrEmpty("message"));
        }
        table.print(out, "");
    }

    private static String traffic(long weight, long total) {
        return weight == 0 ? "" : Math.round(100.0 * weight / total) + " %";
    }

    /** Since it was made ready; nothing is said of one that sleeps. */
    private static String count(JsonFields revision, String name) {
        return revision.optionalNumber(name).map(Object::toString).orElse("");
    }

    private static String changed(JsonFields revision, Map<String, String> before) {
        var names = revision.map("components").entrySet().stream()
                .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        return String.join(", ", names);
    }
}
