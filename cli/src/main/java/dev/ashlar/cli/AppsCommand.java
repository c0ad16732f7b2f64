package dev.ashlar.cli;

import dev.ashlar.oci.json.JsonFields;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ashlar apps}: what is deployed. */
@Command(name = "apps", description = "List the applications of a daemon.")
final class AppsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Mixin
    private DaemonOptions daemon;

    @Mixin
    private JsonOption json;

    @Override
    public void run() {
        var answer = daemon.ask(client -> client.get("/v1/apps"));
        var out = spec.commandLine().getOut();
        if (json.chosen()) {
            out.println(answer.json());
            return;
        }
        var all = answer.fields().objects("applications");
        if (all.isEmpty()) {
            out.println("nothing is deployed; `ashlar deploy` does it");
            return;
        }
        var table = new TextTable("APPLICATION", "SERVES", ">NEWEST", "DOMAINS");
        all.forEach(application -> table.row(
                application.text("name"),
                serves(application),
                application.number("revision"),
                String.join(", ", application.texts("domains"))));
        table.print(out, "");
    }

    private static String serves(JsonFields application) {
        var traffic = application.object("traffic");
        var links = traffic.objects("links").size();
        return TrafficText.weights(traffic.object("requests")) + (links == 0 ? "" : " and %d links".formatted(links));
    }
}
